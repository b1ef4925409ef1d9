package gewerk.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;

import gewerk.platform.http.Routes.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
  private static final Handler NOTHING = request -> Answer.empty(204);

  private final Routes routes = new Routes().get("/ships", NOTHING).post("/ships", NOTHING).get("/ships/{id}", NOTHING).patch("/ships/{id}", NOTHING)
      .get("/ships/schema", NOTHING).get("/ships/{id}/crew/{member}", NOTHING).get("/ships/{id}/crew/captain", NOTHING)
      .get("/harbours/{name:text}", NOTHING).get("/harbours/{id}", NOTHING).delete("/harbours/{name:text}/berths", NOTHING)
      .get("/files/{path:rest}", NOTHING).get("/files/list", NOTHING).get("/docks/{dock}/cranes/{crane}", NOTHING);

  @ParameterizedTest
  @CsvSource({
      "GET, /ships, /ships", "HEAD, /ships, /ships", "POST, /ships, /ships", "GET, /ships/12, '/ships/{id}'", "GET, /ships/-3, '/ships/{id}'",
      "GET, /ships/schema, /ships/schema", "GET, /ships/1/crew/2, '/ships/{id}/crew/{member}'", "GET, /ships/1/crew/captain, '/ships/{id}/crew/captain'",
      "GET, /harbours/7, '/harbours/{id}'", "GET, /harbours/bremen, '/harbours/{name:text}'", "DELETE, /harbours/7/berths, '/harbours/{name:text}/berths'",
      "GET, /files/list, /files/list", "GET, /files/a, '/files/{path:rest}'", "GET, /files/a/b/c.txt, '/files/{path:rest}'", "GET, /files/list/more, '/files/{path:rest}'"})
  void wordsWinOverNumbersAndNumbersOverText(String method, String path, String pattern) {
    assertThat(((Found.Route) routes.find(method, path)).match().pattern()).isEqualTo(pattern);
  }

  @Test
  void parametersAreNamedAsThePatternNamesThem() {
    assertThat(parameters("/ships/1/crew/2")).isEqualTo(Map.of("id", "1", "member", "2"));
    assertThat(parameters("/harbours/Ha%2Fmburg")).isEqualTo(Map.of("name", "Ha%2Fmburg"));
    assertThat(parameters("/files/a/b/c.txt")).isEqualTo(Map.of("path", "a/b/c.txt"));
  }

  @ParameterizedTest
  @CsvSource({"/ships/abc, id", "/ships/1x, id", "/ships/1234567890123456789, id", "/ships/1/crew/x, member", "/docks/x/cranes/1, dock", "/docks/1/cranes/x, crane"})
  void aPathThatWouldFitWithANumberNamesTheParameter(String path, String parameter) {
    assertThat(routes.find("GET", path)).isEqualTo(new Found.NotANumber(parameter));
  }

  @ParameterizedTest
  @CsvSource({"/", "/boats", "/ships/1/crew", "/ships/abc/sails", "/harbours", "/harbours/1/berths/2", "/files", "/ships/1/2", "/docks/x/sheds/1"})
  void otherPathsLeadNowhere(String path) {
    assertThat(routes.find("GET", path)).isEqualTo(new Found.Nothing());
  }

  @Test
  void otherMethodsAreNamed() {
    assertThat(routes.find("DELETE", "/ships")).isEqualTo(new Found.OtherMethods(Set.of("GET", "POST")));
    assertThat(routes.find("GET", "/harbours/7/berths")).isEqualTo(new Found.OtherMethods(Set.of("DELETE")));
  }

  @Test
  void aLessExactPatternAnswersWhatTheMoreExactDoesNot() {
    routes.patch("/harbours/{name:text}", NOTHING);
    assertThat(((Found.Route) routes.find("PATCH", "/harbours/7")).match().pattern()).isEqualTo("/harbours/{name:text}");
  }

  @Test
  void aRouteIsDeclaredOnce() {
    assertThatThrownBy(() -> routes.get("/ships/{number}", NOTHING)).hasMessageContaining("Route declared twice: GET /ships/{number}");
    assertThatThrownBy(() -> routes.get("/ships/{id:date}", NOTHING)).hasMessageContaining("Unknown kind of parameter");
  }

  private Map<String, String> parameters(String path) {
    return ((Found.Route) routes.find("GET", path)).match().parameters();
  }
}
