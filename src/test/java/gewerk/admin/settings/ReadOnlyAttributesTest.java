package gewerk.admin.settings;

import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference section 2, "Write access to read-only attributes": administrators, on creation, while the setting is on. */
class ReadOnlyAttributesTest {
  private static final String THEN = "2019-03-04T05:06:07.000Z";
  private static final String LATER = "2020-03-04T05:06:07.000Z";

  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;

  @BeforeEach
  void prepare() {
    fx = server.world().fx();
    server.world().setting("apiv3_write_readonly_attributes", true);
  }

  @Test
  void anAdministratorSaysWhoMadeAWorkPackageAndWhen() {
    var made = create(adm(), Map.of("createdAt", THEN, "updatedAt", LATER), "/api/v3/users/" + fx.people().dev().id()).is(201)
        .has("/createdAt", THEN).has("/updatedAt", LATER).has("/_links/author/href", "/api/v3/users/" + fx.people().dev().id());
    adm().get("/work_packages/" + made.id()).is(200).has("/createdAt", THEN).has("/updatedAt", LATER);
  }

  @Test
  void aProjectToo() {
    adm().post("/projects", Map.of("name", World.unique("Old pier"), "createdAt", THEN, "updatedAt", LATER)).is(201).has("/createdAt", THEN).has("/updatedAt", LATER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"createdAt", "updatedAt"})
  void nobodyElseMaySayWhen(String attribute) {
    create(dev(), Map.of(attribute, THEN), null).isError(422, "PropertyIsReadOnly").about(attribute);
    server.world().setting("apiv3_write_readonly_attributes", false);
    create(adm(), Map.of(attribute, THEN), null).isError(422, "PropertyIsReadOnly").about(attribute);
    adm().post("/projects", Map.of("name", World.unique("Pier"), attribute, THEN)).isError(422, "PropertyIsReadOnly").about(attribute);
  }

  @Test
  void anAuthorNamedWithoutTheRightIsWhoeverAsks() {
    var adm = "/api/v3/users/" + fx.people().adm().id();
    create(dev(), Map.of(), adm).is(201).has("/_links/author/href", "/api/v3/users/" + fx.people().dev().id());
    server.world().setting("apiv3_write_readonly_attributes", false);
    create(adm(), Map.of(), "/api/v3/users/" + fx.people().dev().id()).is(201).has("/_links/author/href", adm);
  }

  @Test
  void anAuthorWhoDoesNotExistIsRefused() {
    create(adm(), Map.of(), "/api/v3/users/999999").is(422).about("author");
    create(adm(), Map.of(), "/api/v3/statuses/1").isInvalid("author", "Author can't be blank.");
  }

  @Test
  void neverAfterwards() {
    long id = fx.workPackage("Lay the keel");
    for (var change : new Object[] {Map.of("createdAt", THEN, "lockVersion", 0), Map.of("updatedAt", THEN, "lockVersion", 0)}) {
      adm().patch("/work_packages/" + id, change).isError(422, "PropertyIsReadOnly");
    }
    adm().patch("/work_packages/" + id, Map.of("lockVersion", 0, "_links", Map.of("author", Map.of("href", "/api/v3/users/" + fx.people().rita().id()))))
        .isError(422, "PropertyIsReadOnly").about("author");
    adm().patch("/projects/" + fx.projects().alpha(), Map.of("createdAt", THEN)).isError(422, "PropertyIsReadOnly");
    adm().patch("/projects/" + fx.projects().alpha(), Map.of("updatedAt", THEN)).isError(422, "PropertyIsReadOnly");
  }

  @Test
  void formsTellIt() {
    var body = Map.of("_links", Map.of("project", Map.of("href", "/api/v3/projects/" + fx.projects().alpha()), "type", Map.of("href", "/api/v3/types/" + fx.types().task())));
    adm().post("/work_packages/form", body).is(200).has("/_embedded/schema/createdAt/writable", true).has("/_embedded/schema/updatedAt/writable", true)
        .has("/_embedded/schema/author/writable", true);
    dev().post("/work_packages/form", body).is(200).has("/_embedded/schema/createdAt/writable", false).has("/_embedded/schema/author/writable", false);
  }

  private Reply create(Client who, Map<String, String> attributes, String author) {
    var body = new java.util.HashMap<String, Object>(attributes);
    var links = new java.util.HashMap<String, Object>(Map.of("project", Map.of("href", fx.project(fx.projects().alpha())), "type", Map.of("href", fx.type(fx.types().task()))));
    if (author != null) {
      links.put("author", Map.of("href", author));
    }
    body.put("subject", "Moved in");
    body.put("_links", links);
    return who.post("/work_packages", body);
  }

  private Client adm() {
    return server.api(fx.people().adm());
  }

  private Client dev() {
    return server.api(fx.people().dev());
  }
}
