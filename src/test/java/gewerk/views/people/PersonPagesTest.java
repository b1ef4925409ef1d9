package gewerk.views.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PersonPagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;

  @BeforeEach
  void begin() {
    fx = server.world().fx();
  }

  @Test
  void whoIsUnknownIsNotFound() {
    as(fx.people().out()).get("/users/" + fx.people().dev().id()).is(404);
    as(fx.people().rita()).get("/users/" + fx.people().dev().id()).is(200);
    as(fx.people().rita()).get("/users/999999999").is(404);
  }

  @Test
  void workIsToldOnlyAsFarAsTheReaderSeesIt() {
    fx.workPackage("Lay the keel", Map.of("assignee_id", fx.people().dev().id()));
    fx.workPackage("Paint the bow", Map.of("assignee_id", fx.people().dev().id(), "project_id", fx.projects().beta()));
    assertThat(page(fx.people().rita(), fx.people().dev())).contains("Lay the keel").doesNotContain("Paint the bow");
  }

  @Test
  void projectsInCommonNeedTheRightToSeeMembers() {
    assertThat(page(fx.people().rita(), fx.people().dev())).doesNotContain("ALPHA");
    server.world().grant(fx.roles().reader(), "view_members");
    assertThat(page(fx.people().rita(), fx.people().dev())).contains("ALPHA").doesNotContain("BETA");
  }

  @Test
  void anAddressIsForThoseWhoMaySeeIt() {
    var address = fx.people().dev().login() + "@harbour.example";
    assertThat(page(fx.people().rita(), fx.people().dev())).doesNotContain(address);
    assertThat(page(fx.people().dev(), fx.people().dev())).contains(address, "/my/account");
    assertThat(page(fx.people().adm(), fx.people().dev())).contains(address);
  }

  private static String page(Person reader, Person person) {
    return as(reader).get("/users/" + person.id()).is(200).body();
  }

  private static Client as(Person person) {
    return Client.of(server.origin()).as(person.token());
  }
}
