package gewerk.admin.customfields;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.platform.http.QueryString;
import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of work packages as clients meet them: every format is written, read, filtered by. */
class CustomFieldsApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx = server.world().fx();
  private Client dev = server.api(fx.people().dev());

  @BeforeEach
  void begin() {
    server.world().run("delete from custom_fields");
    fx = server.world().fx();
    dev = server.api(fx.people().dev());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      string | 'AB12'                | AB12
      link   | 'https://example.org' | https://example.org
      int    | 7                     | 7
      float  | 2.5                   | 2.5
      date   | '2026-02-28'          | 2026-02-28
      bool   | true                  | true
      """, quoteCharacter = '"')
  void aPlainValueIsKept(String format, String written, String read) {
    var field = field(format);
    var made = create("'%s':%s".formatted(field, written), "").is(201);
    assertThat(dev.get("/work_packages/" + made.id()).is(200).at("/" + field).asString()).isEqualTo(read);
    long cleared = dev.patch("/work_packages/" + made.id(), "{'lockVersion':0,'%s':null}".formatted(field)).is(200).has("/" + field, null).id();
    assertThat(server.world().number("select count(*) from work_packages where id = ? and custom = '{}'", cleared)).isOne();
  }

  @Test
  void aLongTextIsFormatted() {
    var field = field("text");
    create("'%s':{'raw':'**new**'}".formatted(field), "").is(201).has("/" + field + "/raw", "**new**")
        .has("/" + field + "/html", "<p class=\"op-uc-p\"><strong>new</strong></p>");
  }

  @ParameterizedTest
  @CsvSource({"int,'x',Integer", "date,'tomorrow',YYYY-MM-DD (ISO 8601 date only)", "float,'x',Float"})
  void aValueOfTheWrongKindIsRefused(String format, String written, String expected) {
    var field = field(format);
    create("'%s':'%s'".formatted(field, written), "").isError(422, "PropertyFormatError",
        "Invalid format for property '%s': Expected format like '%s', but got '%s'.".formatted(field, expected, written));
  }

  @Test
  void oneOptionIsChosen() {
    var field = field("list");
    long north = option(field, "North", null);
    option(field, "South", null);
    var path = "/api/v3/custom_options/" + north;
    create("", link(field, path)).is(201).has("/_links/" + field + "/href", path).has("/_links/" + field + "/title", "North");
    create("", "").is(201).has("/_links/" + field + "/href", null).has("/_links/" + field + "/title", null);
    create("", link(field, "/api/v3/custom_options/" + option(field("list"), "Elsewhere", null)))
        .isInvalid(field, name(field) + " is not set to one of the allowed values.");
    create("", link(field, "/api/v3/users/1")).isError(422, "ResourceTypeMismatch");
  }

  @Test
  void severalOptionsAreReplacedTogether() {
    var field = field("list", Map.of("multi_value", true));
    long north = option(field, "North", null);
    long south = option(field, "South", null);
    var made = create("", "'%s':[{'href':'/api/v3/custom_options/%d'},{'href':'/api/v3/custom_options/%d'}]".formatted(field, north, south)).is(201)
        .lists("/_links/" + field + "/*/title", "North", "South");
    dev.patch("/work_packages/" + made.id(), "{'lockVersion':0,'_links':{'%s':[{'href':'/api/v3/custom_options/%d'}]}}".formatted(field, south)).is(200)
        .lists("/_links/" + field + "/*/title", "South");
  }

  @Test
  void onlyMembersAreChosen() {
    var field = field("user");
    create("", link(field, "/api/v3/users/" + fx.people().dev2().id())).is(201);
    create("", link(field, "/api/v3/users/" + fx.people().out().id())).isInvalid(field, name(field) + " is not set to one of the allowed values.");
  }

  @Test
  void onlyVersionsOfTheProjectAreChosen() {
    var field = field("version");
    long here = version(fx.projects().alpha());
    create("", link(field, "/api/v3/versions/" + here)).is(201).has("/_links/" + field + "/href", "/api/v3/versions/" + here);
    create("", link(field, "/api/v3/versions/" + version(fx.projects().beta()))).isInvalid(field, name(field) + " is not set to one of the allowed values.");
  }

  @Test
  void anItemOfAHierarchyIsChosenNeverItsRoot() {
    var field = field("hierarchy");
    long root = option(field, "Root", null);
    long north = option(field, "North", root);
    create("", link(field, "/api/v3/custom_field_items/" + north)).is(201).has("/_links/" + field + "/title", "North");
    create("", link(field, "/api/v3/custom_field_items/" + root)).isInvalid(field, name(field) + " is not set to one of the allowed values.");
  }

  @Test
  void aCalculatedValueFollowsItsFieldsAndIsNeverWritten() {
    var one = field("int");
    var field = field("calculated_value", Map.of("formula", "{{cf_%s}} * 2".formatted(number(one))));
    var made = create("'%s':21".formatted(one), "").is(201).has("/" + field, 42);
    dev.patch("/work_packages/" + made.id(), "{'lockVersion':0,'%s':1}".formatted(field)).isError(422, "PropertyIsReadOnly");
    list(field, ">=", "42").lists("/_embedded/elements/*/id", made.id());
    list(field, "<=", "41").has("/total", 0);
  }

  @Test
  void aRequiredFieldIsAskedForWhenWorkIsMadeAndWhenItIsWritten() {
    long old = fx.workPackage("From before");
    var field = field("string", Map.of("required", true));
    create("", "").isInvalid(field, name(field) + " can't be blank.");
    dev.patch("/work_packages/" + old, "{'lockVersion':0,'subject':'Other'}").is(200);
    dev.patch("/work_packages/" + old, "{'lockVersion':1,'%s':''}".formatted(field)).isInvalid(field, name(field) + " can't be blank.");
  }

  @Test
  void whatOnlyAdministratorsSeeIsHiddenAndKeptFromOthers() {
    var field = field("int", Map.of("admin_only", true));
    long id = create("'%s':5".formatted(field), "").is(201).lacks("/" + field).id();
    server.admin().patch("/work_packages/" + id, "{'lockVersion':0,'%s':7}".formatted(field)).is(200).has("/" + field, 7);
    dev.patch("/work_packages/" + id, "{'lockVersion':1,'%s':9,'subject':'Mine'}".formatted(field)).is(200).lacks("/" + field);
    server.admin().get("/work_packages/" + id).has("/" + field, 7);
    list(field, "=", "7").has("/total", 0);
    dev.list("/work_packages", Map.of("sortBy", "[[\"%s\",\"asc\"]]".formatted(field))).isError(400, "InvalidQuery");
  }

  @Test
  void aFieldBelongsToItsTypesAndProjects() {
    var field = field("string", Map.of("for_all_projects", false));
    create("'%s':'x'".formatted(field), "").is(201).lacks("/" + field);
    server.world().run("insert into custom_field_projects (custom_field_id, project_id) values (?, ?)", number(field), fx.projects().alpha());
    create("'%s':'x'".formatted(field), "").is(201).has("/" + field, "x");
    server.world().run("delete from custom_field_types where custom_field_id = ?", number(field));
    create("'%s':'x'".formatted(field), "").is(201).lacks("/" + field);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      string | 'AB12'        | =   | AB12       | ~  | ab
      string | 'AB12'        | !~  | CD         | !  | CD
      link   | 'http://a.b'  | =   | http://a.b | ~  | a.b
      int    | 7             | =   | 7          | >= | 7
      float  | 2.5           | <=  | 2.5        | !  | 3
      date   | '2026-02-28'  | =d  | 2026-02-28 | =d | 2026-02-28
      bool   | true          | =   | t          | !  | f
      """, quoteCharacter = '"')
  void listsAreNarrowedByEveryPlainFormat(String format, String written, String operator, String value, String other, String otherValue) {
    var field = field(format);
    long id = create("'%s':%s".formatted(field, written), "").is(201).id();
    assertThat(ids(field, operator, value)).contains(id);
    assertThat(ids(field, other, otherValue)).contains(id);
  }

  @Test
  void listsAreNarrowedByOptions() {
    var field = field("list", Map.of("multi_value", true));
    long north = option(field, "North", null);
    long south = option(field, "South", null);
    long both = create("", "'%s':[{'href':'/api/v3/custom_options/%d'},{'href':'/api/v3/custom_options/%d'}]".formatted(field, north, south)).id();
    long one = create("", "'%s':[{'href':'/api/v3/custom_options/%d'}]".formatted(field, north)).id();
    long none = create("", "").id();
    assertThat(ids(field, "=", north, south)).contains(both, one).doesNotContain(none);
    assertThat(ids(field, "&=", north, south)).contains(both).doesNotContain(one, none);
    assertThat(ids(field, "!", south)).contains(one, none).doesNotContain(both);
    assertThat(ids(field, "!*")).contains(none).doesNotContain(one, both);
    assertThat(ids(field, "*")).contains(one, both).doesNotContain(none);
    list(field, "=", "0").isError(400, "InvalidQuery", name(field) + " filter has invalid values.");
  }

  @Test
  void listsAreGroupedAndSummedUp() {
    var kind = field("list");
    var amount = field("int");
    long north = option(kind, "North", null);
    create("'%s':3".formatted(amount), link(kind, "/api/v3/custom_options/" + north)).is(201);
    create("'%s':4".formatted(amount), link(kind, "/api/v3/custom_options/" + north)).is(201);
    var filters = "[{\"%s\":{\"operator\":\"*\",\"values\":[]}}]".formatted(kind);
    dev.list("/work_packages", Map.of("filters", filters, "groupBy", kind, "showSums", "true")).is(200)
        .has("/groups/0/value", "North").has("/groups/0/count", 2).has("/groups/0/sums/" + amount, 7).has("/totalSums/" + amount, 7)
        .has("/groups/0/_links/valueLink/0/href", "/api/v3/custom_options/" + north).has("/groups/0/_links/groupBy/title", name(kind));
  }

  @Test
  void listsAreOrderedByThePositionOfOptions() {
    var kind = field("list");
    long second = option(kind, "A", null, 2);
    long first = option(kind, "B", null, 1);
    long a = create("", link(kind, "/api/v3/custom_options/" + second)).id();
    long b = create("", link(kind, "/api/v3/custom_options/" + first)).id();
    dev.list("/work_packages", Map.of("filters", "[{\"%s\":{\"operator\":\"*\",\"values\":[]}}]".formatted(kind), "sortBy", "[[\"%s\",\"asc\"]]".formatted(kind)))
        .lists("/_embedded/elements/*/id", b, a);
  }

  @Test
  void aListCostsTheSameHoweverManyFieldsAreFilledIn() {
    var person = field("user");
    var option = field("list");
    long north = option(option, "North", null);
    var links = link(person, "/api/v3/users/" + fx.people().dev2().id()) + "," + link(option, "/api/v3/custom_options/" + north);
    create("", links).is(201);
    var path = "/work_packages?filters=" + QueryString.encode("[{\"%s\":{\"operator\":\"*\",\"values\":[]}}]".formatted(option));
    int few = dev.leastStatements(path);
    for (int i = 0; i < 5; i++) {
      create("", links).is(201);
    }
    dev.get(path).has("/total", 6);
    assertThat(dev.leastStatements(path)).isLessThanOrEqualTo(few);
  }

  @Test
  void anOptionIsShownToWhoeverSeesItsField() {
    var field = field("list");
    long north = option(field, "North", null);
    dev.get("/custom_options/" + north).is(200).has("/_type", "CustomOption").has("/value", "North").has("/id", north);
    server.api(fx.people().out()).get("/custom_options/" + north).isError(404, "NotFound");
    dev.get("/custom_options/0").isError(404, "NotFound");
  }

  @Test
  void aHierarchyIsListedDepthFirst() {
    var field = field("hierarchy");
    long root = option(field, "Root", null);
    long north = option(field, "North", root, 1);
    long south = option(field, "South", root, 2);
    long pier = option(field, "Pier 1", north);
    var items = "/custom_fields/" + number(field) + "/items";
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
    var list = field("list");
    dev.get("/custom_fields/" + number(list) + "/items").isError(422, "UnprocessableContent", "Hierarchy items not available for custom fields of type list.");
    var field = field("hierarchy");
    var items = "/custom_fields/" + number(field) + "/items";
    dev.get(items + "?depth=deep").isError(400, "InvalidQuery");
    server.api(fx.people().out()).get(items).isError(404, "NotFound");
    server.visitor().get(items).isError(403, "MissingPermission");
  }

  @Test
  void theFormTellsWhatAFieldTakes() {
    var text = field("string", Map.of("minimum_length", 2, "maximum_length", 4, "pattern", "^A", "default_value", "AB"));
    var person = field("user");
    var form = dev.post("/work_packages/form", body("", "")).is(200).has("/_embedded/payload/" + text, "AB");
    var schema = "/_embedded/schema/" + text;
    form.has(schema + "/type", "String").has(schema + "/name", name(text)).has(schema + "/minLength", 2).has(schema + "/maxLength", 4)
        .has(schema + "/regularExpression", "^A").has(schema + "/hasDefault", true);
    assertThat(form.text("/_embedded/schema/" + person + "/_links/allowedValues/href")).startsWith("/api/v3/principals?filters=");
  }

  private String field(String format) {
    return field(format, Map.of());
  }

  /** A field of all tasks everywhere; its attribute's name. */
  private String field(String format, Map<String, ?> columns) {
    var row = new LinkedHashMap<String, Object>(Map.of("resource", "work_package", "name", World.unique("Field"), "format", format, "position", 1,
        "required", false, "multi_value", false, "for_all_projects", true, "admin_only", false, "filterable", true, "searchable", false));
    row.putAll(columns);
    long id = server.world().insert("custom_fields", row);
    server.world().insertAll("custom_field_types", List.of(Map.of("custom_field_id", id, "type_id", fx.types().task())));
    return "customField" + id;
  }

  private static long number(String field) {
    return Long.parseLong(field.substring("customField".length()));
  }

  private static String name(String field) {
    return server.database().one(gewerk.platform.database.Sql.of("select name from custom_fields where id = ?", number(field)), row -> row.text("name"))
        .orElseThrow();
  }

  private static long option(String field, String value, Long parent) {
    return option(field, value, parent, 1);
  }

  private static long option(String field, String value, Long parent, int position) {
    var row = new LinkedHashMap<String, Object>(Map.of("custom_field_id", number(field), "value", value, "position", position, "is_default", false));
    row.put("parent_id", parent);
    return server.world().insert("custom_options", row);
  }

  private static long version(long project) {
    return server.world().insert("versions", Map.of("project_id", project, "name", World.unique("v"), "description", "", "status", "open",
        "sharing", "none", "custom", Map.of()));
  }

  private static String link(String field, String path) {
    return "'%s':{'href':'%s'}".formatted(field, path);
  }

  private gewerk.testkit.Reply create(String members, String links) {
    return dev.post("/work_packages", body(members, links));
  }

  private String body(String members, String links) {
    return "{'subject':'Paint the hull'%s,'_links':{'project':{'href':'%s'},'type':{'href':'%s'}%s}}".formatted(members.isEmpty() ? "" : "," + members,
        fx.project(fx.projects().alpha()), fx.type(fx.types().task()), links.isEmpty() ? "" : "," + links);
  }

  private gewerk.testkit.Reply list(String field, String operator, Object... values) {
    var quoted = String.join(",", java.util.Arrays.stream(values).map(value -> "\"" + value + "\"").toList());
    return dev.list("/work_packages", "[{\"%s\":{\"operator\":\"%s\",\"values\":[%s]}}]".formatted(field, operator, quoted));
  }

  private List<Long> ids(String field, String operator, Object... values) {
    return list(field, operator, values).is(200).all("/_embedded/elements/*/id").stream().map(node -> node.asLong()).toList();
  }
}
