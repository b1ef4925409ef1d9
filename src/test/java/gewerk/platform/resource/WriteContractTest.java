package gewerk.platform.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.SampleServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Writing by a declaration: values, links, forms, schemas")
class WriteContractTest {
  @RegisterExtension
  static final SampleServer server = new SampleServer(Ships.class, Ships::new);

  private static Client sailor;
  private static Client admin;

  @BeforeAll
  static void hire() {
    sailor = server.api(server.world().person("sailor"));
    admin = server.api(server.world().admin("captain"));
  }

  @Test
  void whatIsWrittenOfEveryKindIsRead() {
    var created = sailor.post("/ships", """
        {'name':'Emma','crew':7,'tonnage':1.5,'voyage':'P1DT1H30M','overhaul':'P3D','afloat':false,'launched':'2026-02-28','seenAt':'2026-03-02T08:45:11+01:00',
         'story':{'raw':'**bold**'},'note':'a\\nb','_links':{'harbour':{'href':'/api/v3/harbours/2'},'calls':[{'href':'/api/v3/harbours/1'},{'href':'/api/v3/ports/2'}]}}
        """).is(201);
    created.has("/_type", "Ship").has("/name", "Emma").has("/crew", 7).has("/tonnage", 1.5).has("/voyage", "P1DT1H30M").has("/overhaul", "P3D").has("/afloat", false)
        .has("/launched", "2026-02-28").has("/seenAt", "2026-03-02T07:45:11.000Z").has("/story/format", "markdown").has("/story/raw", "**bold**")
        .has("/story/html", "<p class=\"op-uc-p\"><strong>bold</strong></p>").has("/note/format", "plain").has("/note/raw", "a\nb");
    created.has("/_links/self", Map.of("href", "/api/v3/ships/" + created.id(), "title", "Emma"))
        .has("/_links/harbour", Map.of("href", "/api/v3/harbours/2", "title", "Bremen")).lists("/_links/calls/*/title", "Hamburg", "Bremen")
        .has("/_embedded/harbour/name", "Bremen").lacks("/_embedded/calls");
    assertThat(sailor.get("/ships/" + created.id()).json()).isEqualTo(created.json());
  }

  @Test
  void whatHasNoValueIsNullOrLeftOut() {
    sailor.post("/ships", "{'name':'Bare'}").is(201).lacks("/crew", "/_embedded/harbour").has("/tonnage", null).has("/launched", null).has("/story/raw", "").has("/story/html", "")
        .has("/_links/harbour", java.util.Collections.singletonMap("href", null)).has("/_links/calls", List.of()).has("/afloat", true);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "launched | '2026-3-1'                | YYYY-MM-DD (ISO 8601 date only)",
      "launched | '02.03.2026'              | YYYY-MM-DD (ISO 8601 date only)",
      "launched | '2026-02-30'              | YYYY-MM-DD (ISO 8601 date only)",
      "launched | '2026-02-28T00:00:00Z'    | YYYY-MM-DD (ISO 8601 date only)",
      "launched | '+12026-02-28'            | YYYY-MM-DD (ISO 8601 date only)",
      "launched | ''                        | YYYY-MM-DD (ISO 8601 date only)",
      "launched | 5                         | YYYY-MM-DD (ISO 8601 date only)",
      "seenAt   | 'soon'                    | YYYY-MM-DDThh:mm:ss[.lll][+hh:mm] (any compatible ISO 8601 datetime)",
      "seenAt   | '+12026-02-28T00:00:00Z'  | YYYY-MM-DDThh:mm:ss[.lll][+hh:mm] (any compatible ISO 8601 datetime)",
      "voyage   | '2h'                      | ISO 8601 duration",
      "voyage   | 2                         | ISO 8601 duration",
      "voyage   | 'PT100000000H'            | ISO 8601 duration",
      "overhaul | '3 days'                  | ISO 8601 duration",
      "crew     | 'many'                    | Integer",
      "crew     | 1.5                       | Integer",
      "crew     | 99999999999               | Integer",
      "tonnage  | 'much'                    | Float",
      "tonnage  | '1e-999999999'            | Float",
      "tonnage  | 1e999999999               | Float",
      "afloat   | 'perhaps'                 | Boolean",
      "name     | {}                        | String"})
  void tellsWhichFormWasExpected(String attribute, String value, String format) {
    var refused = sailor.send("POST", "/ships", "application/json", "{\"%s\":%s}".formatted(attribute, value.replace('\'', '"')));
    refused.isError(422, "PropertyFormatError").about(attribute);
    assertThat(refused.text("/message")).startsWith("Invalid format for property '" + attribute + "': Expected format like '" + format + "', but got '");
  }

  @Test
  void tellsSeveralMalformedValuesAtOnce() {
    assertThat(sailor.post("/ships", "{'launched':'x','crew':'y'}").isError(422, "MultipleErrors").messages()).hasSize(2);
  }

  @Test
  void refusesWhatIsBlankOrTooLong() {
    sailor.post("/ships", "{'name':' '}").isInvalid("name", "Name can't be blank.");
    sailor.post("/ships", "{'name':'" + "x".repeat(21) + "'}").isInvalid("name", "Name is too long (maximum is 20 characters).");
    sailor.post("/ships", "{'name':'" + "x".repeat(20) + "'}").is(201);
  }

  @Test
  void unknownMembersAndLinksArePassedOver() {
    sailor.post("/ships", "{'name':'Bold','bogus':1,'_links':{'bogus':{'href':'/nowhere'}}}").is(201).lacks("/bogus");
  }

  @Test
  void aNullCharacterInATextIsLeftOut() {
    sailor.send("POST", "/ships", "application/json", "{\"name\":\"Da\\u0000isy\"}").is(201).has("/name", "Daisy");
  }

  @Test
  void aReadOnlyAttributeMayBeSentBackUnchangedOnly() {
    long id = sailor.post("/ships", "{'name':'Same'}").id();
    admin.patch("/ships/" + id, "{'id':" + id + "}").is(200);
    admin.patch("/ships/" + id, "{'id':0}").isError(422, "PropertyIsReadOnly", "ID was attempted to be written but is not writable.").about("id");
  }

  @Test
  void linksMustLeadToTheRightKindOfThing() {
    post("{'href':'/api/v3/users/1'}").isError(422, "ResourceTypeMismatch",
        "For property 'harbour' a link like '/api/v3/harbours/:id' or '/api/v3/ports/:id' is expected, but got '/api/v3/users/1'.");
    post("{'href':'/api/v3/harbours/1/ships'}").isError(422, "ResourceTypeMismatch");
    post("{'href':'/api/v3/harbours/'}").isError(422, "ResourceTypeMismatch");
    post("{'href':5}").isError(422, "ResourceTypeMismatch");
    post("{'title':'Bremen'}").isError(422, "ResourceTypeMismatch");
    post("'harbour'").isError(400, "BadRequest", "Bad request: The link under key 'harbour' is not valid.");
    sailor.post("/ships", "{'name':'x','_links':[]}").isError(400, "BadRequest", "Bad request: _links must be a JSON object.");
  }

  @Test
  void linksMustLeadToSomethingThatTheViewerMayKnow() {
    post("{'href':'/api/v3/harbours/99'}").isInvalid("harbour", "Home port does not exist.");
    post("{'href':'/api/v3/harbours/bremen'}").isInvalid("harbour", "Home port does not exist.");
    post("{'href':'/api/v3/harbours/3'}").isInvalid("harbour", "Home port does not exist.");
    sailor.post("/ships", "{'name':'x','_links':{'calls':[{'href':'/api/v3/harbours/1'},{'href':'/api/v3/harbours/3'}]}}").isInvalid("calls", "Calls does not exist.");
  }

  @Test
  void aLinkIsTakenAwayByNullAndLeftByAnEmptyObject() {
    long id = post("{'href':'/api/v3/harbours/1'}").is(201).id();
    admin.patch("/ships/" + id, "{'_links':{'harbour':{}}}").is(200).has("/_links/harbour/title", "Hamburg");
    admin.patch("/ships/" + id, "{'_links':{'harbour':{'href':'urn:openproject-org:api:v3:undisclosed'}}}").is(200).has("/_links/harbour/title", "Hamburg");
    admin.patch("/ships/" + id, "{'_links':{'harbour':{'href':null}}}").is(200).has("/_links/harbour/href", null);
  }

  @Test
  void invisibleTargetsAreHiddenOrUndisclosed() {
    long id = server.world().insert("ships", Map.of("name", "Wolf", "harbour_id", 3, "calls", List.of(1, 3), "story", "", "note", ""));
    sailor.get("/ships/" + id).is(200).has("/_links/harbour/href", null).lacks("/_embedded/harbour")
        .lists("/_links/calls/*/href", "/api/v3/harbours/1", "urn:openproject-org:api:v3:undisclosed");
    admin.get("/ships/" + id).is(200).has("/_links/harbour/title", "Smugglers' cove").has("/_embedded/harbour/id", 3);
  }

  @Test
  void onlyThoseWhoMayChangeAndDelete() {
    long id = sailor.post("/ships", "{'name':'Brave'}").id();
    server.visitor().post("/ships", "{'name':'x'}").isError(403, "MissingPermission", "You are not authorized to access this resource.");
    sailor.patch("/ships/" + id, "{'name':'y'}").isError(403, "MissingPermission");
    sailor.patch("/ships/0", "{'name':'y'}").isError(404, "NotFound", "The requested resource could not be found.");
    sailor.delete("/ships/" + id).isError(403, "MissingPermission");
    admin.delete("/ships/" + id).is(204);
    admin.delete("/ships/" + id).is(404);
  }

  @Test
  void aFormTellsWhatWouldBeSavedAndSavesNothing() {
    long before = server.world().number("select count(*) from ships");
    var form = sailor.post("/ships/form", "{'name':'Formosa','_links':{'harbour':{'href':'/api/v3/harbours/2'}}}").is(200);
    form.has("/_type", "Form").has("/_embedded/payload/name", "Formosa").has("/_embedded/payload/_links/harbour/title", "Bremen").lacks("/_embedded/payload/id")
        .has("/_embedded/validationErrors", Map.of()).has("/_links/commit", Map.of("href", "/api/v3/ships", "method", "post"))
        .has("/_links/validate", Map.of("href", "/api/v3/ships/form", "method", "post"));
    form.lists("/_embedded/schema/harbour/_links/allowedValues/*/title", "Hamburg", "Bremen").lists("/_embedded/schema/harbour/_embedded/allowedValues/*/id", 1, 2);
    assertThat(server.world().number("select count(*) from ships")).isEqualTo(before);
  }

  @Test
  void aPayloadCanBeSentBackAsItIs() {
    var payload = sailor.post("/ships/form", "{'name':'Return','crew':3,'story':{'raw':'x'}}").at("/_embedded/payload");
    sailor.send("POST", "/ships", "application/json", payload.toString()).is(201).has("/crew", 3).has("/story/raw", "x");
  }

  @Test
  void aFormTellsWhatIsWrongByAttribute() {
    sailor.post("/ships/form", "{'_links':{'harbour':{'href':'/api/v3/harbours/3'}}}").is(200).lacks("/_links/commit")
        .has("/_embedded/validationErrors/name/message", "Name can't be blank.").has("/_embedded/validationErrors/harbour/message", "Home port does not exist.")
        .has("/_embedded/payload/_links/harbour/href", null);
  }

  @Test
  void aFormRefusesWhatCannotBeRead() {
    sailor.post("/ships/form", "{'launched':'x'}").isError(422, "PropertyFormatError");
    sailor.send("POST", "/ships/form", "application/json", "{").isError(400, "InvalidRequestBody");
  }

  @Test
  void aFormOfAnExistingRowCommitsByPatch() {
    long id = sailor.post("/ships", "{'name':'Change'}").id();
    admin.post("/ships/" + id + "/form", "{}").is(200).has("/_embedded/payload/name", "Change").has("/_links/commit", Map.of("href", "/api/v3/ships/" + id, "method", "patch"))
        .has("/_links/self/href", "/api/v3/ships/" + id + "/form");
    sailor.post("/ships/" + id + "/form", "{}").is(403);
    admin.post("/ships/0/form", "{}").is(404);
  }

  @Test
  void aSchemaTellsWhatARowConsistsOf() {
    var schema = sailor.get("/ships/schema").is(200).has("/_type", "Schema").has("/_links/self/href", "/api/v3/ships/schema");
    schema.has("/name", Map.of("type", "String", "name", "Name", "required", true, "hasDefault", false, "writable", true, "maxLength", 20, "options", Map.of()))
        .has("/id/writable", false).has("/voyage/type", "Duration").has("/overhaul/type", "Duration").has("/launched/type", "Date").has("/seenAt/type", "DateTime")
        .has("/story/type", "Formattable").has("/afloat/hasDefault", true).has("/harbour/type", "Harbour").has("/harbour/location", "_links").has("/calls/type", "[]Harbour")
        .lacks("/harbour/_links", "/name/location");
  }

  @Test
  void labelsAndErrorsSpeakTheReadersLanguage() {
    var german = server.api(server.world().person(World.unique("kapitän"), Map.of("language", "de")));
    german.get("/ships/schema").is(200).has("/crew/name", "Besatzung");
    german.post("/ships", "{'name':'x','_links':{'harbour':{'href':'/api/v3/harbours/99'}}}").isInvalid("harbour", "Heimathafen existiert nicht.");
    server.visitor().with("Accept-Language", "de-AT,de;q=0.9").get("/ships/schema").is(200).has("/crew/name", "Besatzung");
  }

  private static gewerk.testkit.Reply post(String harbour) {
    return sailor.post("/ships", "{'name':'Linked','_links':{'harbour':" + harbour + "}}");
  }
}
