package gewerk.admin.customfields;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.platform.http.QueryString;
import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.TestServer;
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

  private Fixture fx;
  private Client dev;
  private WorkFields work;

  @BeforeEach
  void begin() {
    work = WorkFields.on(server);
    fx = work.fx();
    dev = work.dev();
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
    var field = work.field(format);
    var made = work.create("'%s':%s".formatted(field, written), "").is(201);
    assertThat(dev.get("/work_packages/" + made.id()).is(200).at("/" + field).asString()).isEqualTo(read);
    long cleared = dev.patch("/work_packages/" + made.id(), "{'lockVersion':0,'%s':null}".formatted(field)).is(200).has("/" + field, null).id();
    assertThat(server.world().number("select count(*) from work_packages where id = ? and custom = '{}'", cleared)).isOne();
  }

  @Test
  void aLongTextIsFormatted() {
    var field = work.field("text");
    work.create("'%s':{'raw':'**new**'}".formatted(field), "").is(201).has("/" + field + "/raw", "**new**")
        .has("/" + field + "/html", "<p class=\"op-uc-p\"><strong>new</strong></p>");
  }

  @ParameterizedTest
  @CsvSource({"int,'x',Integer", "date,'tomorrow',YYYY-MM-DD (ISO 8601 date only)", "float,'x',Float"})
  void aValueOfTheWrongKindIsRefused(String format, String written, String expected) {
    var field = work.field(format);
    work.create("'%s':'%s'".formatted(field, written), "").isError(422, "PropertyFormatError",
        "Invalid format for property '%s': Expected format like '%s', but got '%s'.".formatted(field, expected, written));
  }

  @Test
  void oneOptionIsChosen() {
    var field = work.field("list");
    long north = work.option(field, "North", null);
    work.option(field, "South", null);
    var path = "/api/v3/custom_options/" + north;
    work.create("", work.link(field, path)).is(201).has("/_links/" + field + "/href", path).has("/_links/" + field + "/title", "North");
    work.create("", "").is(201).has("/_links/" + field + "/href", null).has("/_links/" + field + "/title", null);
    work.create("", work.link(field, "/api/v3/custom_options/" + work.option(work.field("list"), "Elsewhere", null)))
        .isInvalid(field, work.name(field) + " is not set to one of the allowed values.");
    work.create("", work.link(field, "/api/v3/users/1")).isError(422, "ResourceTypeMismatch");
  }

  @Test
  void severalOptionsAreReplacedTogether() {
    var field = work.field("list", Map.of("multi_value", true));
    long north = work.option(field, "North", null);
    long south = work.option(field, "South", null);
    var made = work.create("", "'%s':[{'href':'/api/v3/custom_options/%d'},{'href':'/api/v3/custom_options/%d'}]".formatted(field, north, south)).is(201)
        .lists("/_links/" + field + "/*/title", "North", "South");
    dev.patch("/work_packages/" + made.id(), "{'lockVersion':0,'_links':{'%s':[{'href':'/api/v3/custom_options/%d'}]}}".formatted(field, south)).is(200)
        .lists("/_links/" + field + "/*/title", "South");
  }

  @Test
  void onlyMembersAreChosen() {
    var field = work.field("user");
    work.create("", work.link(field, "/api/v3/users/" + fx.people().dev2().id())).is(201);
    work.create("", work.link(field, "/api/v3/users/" + fx.people().out().id())).isInvalid(field, work.name(field) + " is not set to one of the allowed values.");
  }

  @Test
  void onlyVersionsOfTheProjectAreChosen() {
    var field = work.field("version");
    long here = work.version(fx.projects().alpha());
    work.create("", work.link(field, "/api/v3/versions/" + here)).is(201).has("/_links/" + field + "/href", "/api/v3/versions/" + here);
    work.create("", work.link(field, "/api/v3/versions/" + work.version(fx.projects().beta()))).isInvalid(field, work.name(field) + " is not set to one of the allowed values.");
  }

  @Test
  void anItemOfAHierarchyIsChosenNeverItsRoot() {
    var field = work.field("hierarchy");
    long root = work.option(field, "Root", null);
    long north = work.option(field, "North", root);
    work.create("", work.link(field, "/api/v3/custom_field_items/" + north)).is(201).has("/_links/" + field + "/title", "North");
    work.create("", work.link(field, "/api/v3/custom_field_items/" + root)).isInvalid(field, work.name(field) + " is not set to one of the allowed values.");
  }

  @Test
  void aCalculatedValueFollowsItsFieldsAndIsNeverWritten() {
    var one = work.field("int");
    var field = work.field("calculated_value", Map.of("formula", "{{cf_%s}} * 2".formatted(work.number(one))));
    var made = work.create("'%s':21".formatted(one), "").is(201).has("/" + field, 42);
    dev.patch("/work_packages/" + made.id(), "{'lockVersion':0,'%s':1}".formatted(field)).isError(422, "PropertyIsReadOnly");
    work.list(field, ">=", "42").lists("/_embedded/elements/*/id", made.id());
    work.list(field, "<=", "41").has("/total", 0);
  }

  @Test
  void aRequiredFieldIsAskedForWhenWorkIsMadeAndWhenItIsWritten() {
    long old = fx.workPackage("From before");
    var field = work.field("string", Map.of("required", true));
    work.create("", "").isInvalid(field, work.name(field) + " can't be blank.");
    dev.patch("/work_packages/" + old, "{'lockVersion':0,'subject':'Other'}").is(200);
    dev.patch("/work_packages/" + old, "{'lockVersion':1,'%s':''}".formatted(field)).isInvalid(field, work.name(field) + " can't be blank.");
  }

  @Test
  void whatOnlyAdministratorsSeeIsHiddenAndKeptFromOthers() {
    var field = work.field("int", Map.of("admin_only", true));
    long id = work.create("'%s':5".formatted(field), "").is(201).lacks("/" + field).id();
    server.admin().patch("/work_packages/" + id, "{'lockVersion':0,'%s':7}".formatted(field)).is(200).has("/" + field, 7);
    dev.patch("/work_packages/" + id, "{'lockVersion':1,'%s':9,'subject':'Mine'}".formatted(field)).is(200).lacks("/" + field);
    server.admin().get("/work_packages/" + id).has("/" + field, 7);
    work.list(field, "=", "7").has("/total", 0);
    dev.list("/work_packages", Map.of("sortBy", "[[\"%s\",\"asc\"]]".formatted(field))).isError(400, "InvalidQuery");
  }

  @Test
  void aFieldBelongsToItsTypesAndProjects() {
    var field = work.field("string", Map.of("for_all_projects", false));
    work.create("'%s':'x'".formatted(field), "").is(201).lacks("/" + field);
    server.world().run("insert into custom_field_projects (custom_field_id, project_id) values (?, ?)", work.number(field), fx.projects().alpha());
    work.create("'%s':'x'".formatted(field), "").is(201).has("/" + field, "x");
    server.world().run("delete from custom_field_types where custom_field_id = ?", work.number(field));
    work.create("'%s':'x'".formatted(field), "").is(201).lacks("/" + field);
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
    var field = work.field(format);
    long id = work.create("'%s':%s".formatted(field, written), "").is(201).id();
    assertThat(work.ids(field, operator, value)).contains(id);
    assertThat(work.ids(field, other, otherValue)).contains(id);
  }

  @Test
  void listsAreNarrowedByOptions() {
    var field = work.field("list", Map.of("multi_value", true));
    long north = work.option(field, "North", null);
    long south = work.option(field, "South", null);
    long both = work.create("", "'%s':[{'href':'/api/v3/custom_options/%d'},{'href':'/api/v3/custom_options/%d'}]".formatted(field, north, south)).id();
    long one = work.create("", "'%s':[{'href':'/api/v3/custom_options/%d'}]".formatted(field, north)).id();
    long none = work.create("", "").id();
    assertThat(work.ids(field, "=", north, south)).contains(both, one).doesNotContain(none);
    assertThat(work.ids(field, "&=", north, south)).contains(both).doesNotContain(one, none);
    assertThat(work.ids(field, "!", south)).contains(one, none).doesNotContain(both);
    assertThat(work.ids(field, "!*")).contains(none).doesNotContain(one, both);
    assertThat(work.ids(field, "*")).contains(one, both).doesNotContain(none);
    work.list(field, "=", "0").isError(400, "InvalidQuery", work.name(field) + " filter has invalid values.");
  }

  @Test
  void listsAreGroupedAndSummedUp() {
    var kind = work.field("list");
    var amount = work.field("int");
    long north = work.option(kind, "North", null);
    work.create("'%s':3".formatted(amount), work.link(kind, "/api/v3/custom_options/" + north)).is(201);
    work.create("'%s':4".formatted(amount), work.link(kind, "/api/v3/custom_options/" + north)).is(201);
    var filters = "[{\"%s\":{\"operator\":\"*\",\"values\":[]}}]".formatted(kind);
    dev.list("/work_packages", Map.of("filters", filters, "groupBy", kind, "showSums", "true")).is(200)
        .has("/groups/0/value", "North").has("/groups/0/count", 2).has("/groups/0/sums/" + amount, 7).has("/totalSums/" + amount, 7)
        .has("/groups/0/_links/valueLink/0/href", "/api/v3/custom_options/" + north).has("/groups/0/_links/groupBy/title", work.name(kind));
  }

  @Test
  void listsAreOrderedByThePositionOfOptions() {
    var kind = work.field("list");
    long second = work.option(kind, "A", null, 2);
    long first = work.option(kind, "B", null, 1);
    long a = work.create("", work.link(kind, "/api/v3/custom_options/" + second)).id();
    long b = work.create("", work.link(kind, "/api/v3/custom_options/" + first)).id();
    dev.list("/work_packages", Map.of("filters", "[{\"%s\":{\"operator\":\"*\",\"values\":[]}}]".formatted(kind), "sortBy", "[[\"%s\",\"asc\"]]".formatted(kind)))
        .lists("/_embedded/elements/*/id", b, a);
  }

  @Test
  void aListCostsTheSameHoweverManyFieldsAreFilledIn() {
    var person = work.field("user");
    var option = work.field("list");
    long north = work.option(option, "North", null);
    var links = work.link(person, "/api/v3/users/" + fx.people().dev2().id()) + "," + work.link(option, "/api/v3/custom_options/" + north);
    work.create("", links).is(201);
    var path = "/work_packages?filters=" + QueryString.encode("[{\"%s\":{\"operator\":\"*\",\"values\":[]}}]".formatted(option));
    int few = dev.leastStatements(path);
    for (int i = 0; i < 5; i++) {
      work.create("", links).is(201);
    }
    dev.get(path).has("/total", 6);
    assertThat(dev.leastStatements(path)).isLessThanOrEqualTo(few);
  }

  @Test
  void theFormTellsWhatAFieldTakes() {
    var text = work.field("string", Map.of("minimum_length", 2, "maximum_length", 4, "pattern", "^A", "default_value", "AB"));
    var person = work.field("user");
    var form = dev.post("/work_packages/form", work.body("", "")).is(200).has("/_embedded/payload/" + text, "AB");
    var schema = "/_embedded/schema/" + text;
    form.has(schema + "/type", "String").has(schema + "/name", work.name(text)).has(schema + "/minLength", 2).has(schema + "/maxLength", 4)
        .has(schema + "/regularExpression", "^A").has(schema + "/hasDefault", true);
    assertThat(form.text("/_embedded/schema/" + person + "/_links/allowedValues/href")).startsWith("/api/v3/principals?filters=");
  }
}
