package gewerk.platform.pages.web;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.testkit.Client;
import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The administration")
class AdministrationPagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  @Test
  void isForWhoeverMaySetSomethingUp() {
    var people = server.world().fx().people();
    as(people.dev()).get("/admin").is(403);
    Client.of(server.origin()).get("/admin").is(303);
    assertThat(as(people.dev()).get("/projects").is(200).body()).doesNotContain("href=\"/admin\"");
  }

  @Test
  void listsWhatThereIsAndStandsBesideEachOfItsPages() {
    var admin = server.world().fx().people().adm();
    assertThat(as(admin).get("/projects").is(200).body()).contains("href=\"/admin\"");
    assertThat(as(admin).get("/admin").is(200).body()).contains("<h2>Work packages</h2>", "href=\"/admin/custom_fields\"");
    assertThat(as(admin).get("/admin/custom_fields/new").is(200).body()).contains("<a href=\"/admin/custom_fields\" aria-current=\"page\"");
  }

  private Client as(Person person) {
    return Client.of(server.origin()).as(person.token());
  }
}
