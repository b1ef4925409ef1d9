package gewerk.admin.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import gewerk.testkit.Client;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reference section 2, "Docs page"; case C07. */
class ExplorerPagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  @BeforeEach
  void turnItOn() {
    server.world().usualSettings();
    server.world().setting("apiv3_docs_enabled", true);
  }

  @Test
  void itIsOffUntilSomebodyTurnsItOn() {
    server.world().usualSettings();
    assertThat(page(person()).get("/api/docs").is(404).body()).contains("<html");
  }

  @Test
  void whoeverIsSignedInSeesIt() {
    var reply = page(person()).get("/api/docs").is(200);
    reply.header("Content-Security-Policy").doesNotContain("unsafe");
    var files = Pattern.compile("(?:href|src)=\"(/assets/explorer/[^\"]+)\"").matcher(reply.body()).results().map(found -> found.group(1)).toList();
    assertThat(files).hasSize(4);
    files.forEach(file -> page(person()).get(file).is(200).header("Cache-Control").contains("immutable"));
  }

  @Test
  void strangersAreAskedToSignIn() {
    at().get("/api/docs").is(303).header("Location").isEqualTo("/login?back_url=%2Fapi%2Fdocs");
    server.world().setting("login_required", false);
    at().get("/api/docs").is(303).header("Location").isEqualTo("/login?back_url=%2Fapi%2Fdocs");
  }

  @Test
  void onlyItsFilesAreHandedOut() {
    at().get("/assets/explorer/1/swagger-ui.js").is(404);
    at().get("/assets/explorer/1/..%2Fdocs.jte").is(404);
  }

  private static String person() {
    return server.world().person(World.unique("rob")).token();
  }

  private static Client page(String token) {
    return at().as(token);
  }

  private static Client at() {
    return Client.of(server.origin());
  }
}
