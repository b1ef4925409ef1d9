package gewerk.admin.customfields;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The values that fields of lists and hierarchies offer, each by itself. */
class ItemsApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private Client dev;
  private WorkFields work;

  @BeforeEach
  void begin() {
    work = WorkFields.on(server);
    fx = work.fx();
    dev = work.dev();
  }

  @Test
  void anOptionIsShownToWhoeverSeesItsField() {
    var field = work.field("list");
    long north = work.option(field, "North", null);
    dev.get("/custom_options/" + north).is(200).has("/_type", "CustomOption").has("/value", "North").has("/id", north);
    server.api(fx.people().out()).get("/custom_options/" + north).isError(404, "NotFound");
    dev.get("/custom_options/0").isError(404, "NotFound");
  }

  @Test
  void aHierarchyIsListedDepthFirst() {
    var field = work.field("hierarchy");
    long root = work.option(field, "Root", null);
    long north = work.option(field, "North", root, 1);
    long south = work.option(field, "South", root, 2);
    long pier = work.option(field, "Pier 1", north);
    var items = "/custom_fields/" + work.number(field) + "/items";
    dev.get(items).is(200).lists("/_embedded/elements/*/id", root, north, pier, south).lists("/_embedded/elements/*/depth", 0, 1, 2, 1)
        .has("/_embedded/elements/0/label", null).has("/_embedded/elements/1/label", "North");
    dev.get(items + "?parent=" + north).lists("/_embedded/elements/*/id", north, pier);
    dev.get(items + "?depth=1").lists("/_embedded/elements/*/id", root, north, south);
    dev.get("/custom_field_items/" + pier + "/branch").is(200).lists("/_embedded/elements/*/id", root, north, pier);
    dev.get("/custom_field_items/" + north).is(200).has("/_type", "HierarchyItem").has("/_links/children/0/title", "Pier 1")
        .has("/_links/parent/href", "/api/v3/custom_field_items/" + root);
  }

  @Test
  void itemsAreForHierarchiesAndForThoseWhoSeeThem() {
    var list = work.field("list");
    dev.get("/custom_fields/" + work.number(list) + "/items").isError(422, "UnprocessableContent", "Hierarchy items not available for custom fields of type list.");
    var field = work.field("hierarchy");
    var items = "/custom_fields/" + work.number(field) + "/items";
    dev.get(items + "?depth=deep").isError(400, "InvalidQuery");
    server.api(fx.people().out()).get(items).isError(404, "NotFound");
    server.visitor().get(items).isError(403, "MissingPermission");
  }
}
