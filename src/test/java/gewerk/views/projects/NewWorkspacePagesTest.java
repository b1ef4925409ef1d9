package gewerk.views.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.platform.http.QueryString;
import gewerk.testkit.Client;
import gewerk.testkit.Person;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Programs and portfolios are made on the page for new projects; the API lists and shows them. */
class NewWorkspacePagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  @Test
  void anAdministratorMakesAPortfolioAProgramInItAndAProjectInThat() {
    var adm = server.world().fx().people().adm();
    assertThat(as(adm).get("/projects/new").is(200).body()).contains("/projects/new?type=program");
    long portfolio = made(adm, Map.of("workspaceType", "portfolio", "name", World.unique("Fleet")), "/portfolios");
    long program = made(adm, Map.of("workspaceType", "program", "name", World.unique("Ferries"), "parent", String.valueOf(portfolio)), "/programs");
    server.api(adm).get("/programs/" + program).is(200).has("/_type", "Program").has("/_links/parent/href", "/api/v3/portfolios/" + portfolio);
    server.api(adm).get("/portfolios/" + portfolio).is(200).has("/_type", "Portfolio");
    server.api(adm).get("/portfolios/" + program).is(404);
    post(adm, Map.of("workspaceType", "portfolio", "name", World.unique("Inner"), "parent", String.valueOf(portfolio))).is(422);
  }

  @Test
  void whoMayMakeProjectsMayNotMakeProgramsForThat() {
    var person = server.world().person(World.unique("pia"));
    server.world().globalMember(person.id(), server.world().globalRole(World.unique("Makes"), "add_project"));
    assertThat(as(person).get("/projects/new").is(200).body()).doesNotContain("type=program");
    as(person).get("/projects/new?type=program").is(403);
    post(person, Map.of("workspaceType", "program", "name", "Ferries")).is(403);
    as(person).get("/projects/new?type=galaxy").is(404);
  }

  private static long made(Person who, Map<String, String> form, String below) {
    post(who, form).is(303);
    return server.api(who).get(below + "?sortBy=%5B%5B%22id%22%2C%22desc%22%5D%5D").is(200).number("/_embedded/elements/0/id");
  }

  private static Reply post(Person who, Map<String, String> form) {
    return as(who).send("POST", "/projects", "application/x-www-form-urlencoded", QueryString.write(form));
  }

  private static Client as(Person who) {
    return Client.of(server.origin()).as(who.token());
  }
}
