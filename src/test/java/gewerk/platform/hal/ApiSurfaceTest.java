package gewerk.platform.hal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;

import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;
import gewerk.platform.http.Answer;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.i18n.Message;
import gewerk.testkit.Client;
import gewerk.testkit.SampleServer;
import gewerk.testkit.SampleServer.Machinery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("The API's face: who comes in, media types, errors, caching")
class ApiSurfaceTest {
  @RegisterExtension
  static final SampleServer server = new SampleServer(ApiSurface.class, ApiSurfaceTest::routes);

  private static final String TYPE = "application/hal+json; charset=utf-8";

  private static void routes(Machinery machinery) {
    var base = "/api/v3";
    machinery.routes().get(base + "/echo", request -> json(request.query().entrySet().stream().sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining(" "))))
        .get(base + "/whoami", request -> json(request.viewer().name()))
        .post(base + "/body", request -> json(JsonIn.body(request).path("word").asString("none")))
        .post(base + "/needed", request -> json(JsonIn.requiredBody(request).path("word").asString("none")))
        .post(base + "/things/{id}/attachments", request -> json("stored"))
        .post(base + "/render/plain", request -> Answer.html(request.body()))
        .get(base + "/things/{id}", request -> json("thing " + request.id("id")))
        .delete(base + "/things/{id}", request -> Answer.empty(204))
        .get(base + "/several", request -> {
          throw Refusal.several(422, List.of(Refusal.invalid("PropertyConstraintViolation", "name", Message.literal("Name is bad.")),
              Refusal.invalid("PropertyIsReadOnly", "id", Message.literal("ID is fixed.")).detail("value", 3)));
        })
        .get(base + "/broken", request -> {
          throw new IllegalStateException("a secret detail");
        })
        .get(base + "/away", request -> json("" + new Database(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nowhere")).number(Sql.of("select 1"))))
        .get(base + "/tagged", request -> json("tagged").with("ETag", "W/\"mine\""))
        .get(base + "/stream", request -> Answer.streamed("text/plain", out -> out.write("streamed".getBytes(StandardCharsets.UTF_8))));
  }

  private static Answer json(String text) {
    return Answer.of(200, ApiSurface.MEDIA_TYPE, JsonOut.bytes(out -> out.object(() -> out.member("said", text))));
  }

  @AfterEach
  void letEverybodyIn() {
    server.requireLogin(false);
  }

  private final Client visitor = server.visitor();

  @Test
  void everyAnswerNamesItsDescription() {
    visitor.get("/things/1").is(200).header("Link").isEqualTo("</api/v3/openapi.json>; rel=\"service-desc\"");
    visitor.get("/nowhere").is(404).header("Link").contains("service-desc");
    visitor.delete("/things/1").is(204).header("Link").contains("service-desc");
  }

  @Test
  void withoutItsDatabaseItAsksToTryAgain() {
    visitor.get("/away").isError(503, "ServiceUnavailable", "The database cannot be reached at present. Please try again in a moment.").header("Retry-After").isEqualTo("5");
  }

  @Test
  void unknownPathsAreNotFoundInTheLanguageOfTheApi() {
    visitor.get("/this/does/not/exist").isError(404, "NotFound", "The requested resource could not be found.").header("Content-Type").isEqualTo(TYPE);
    visitor.send("PUT", "/things/1", null, "").is(404).header("Allow").isEqualTo("DELETE, GET");
  }

  @Test
  void anIdThatIsNoNumberIsABadRequestEvenForStrangers() {
    server.requireLogin(true);
    visitor.get("/things/abc").isError(400, "BadRequest", "Bad request: id is invalid");
  }

  @Test
  void doubledAndTrailingSlashesMeanNothing() {
    visitor.get("//things//7/").is(200).has("/said", "thing 7");
  }

  @Test
  void strangersAreSentAwayWhereLoginIsRequired() {
    server.requireLogin(true);
    visitor.get("/whoami").isError(401, "Unauthenticated", "You need to be authenticated to access this resource.")
        .header("WWW-Authenticate").contains("realm=\"OpenProject API\"");
    visitor.get("/nowhere").is(401);
    visitor.send("POST", "/body", null, "").is(401);
  }

  @Test
  void wrongCredentialsAreRefusedEvenWhereNoneAreNeeded() {
    var wrong = visitor.with("X-Viewer", "99999");
    wrong.get("/whoami").isError(401, "Unauthenticated", "You did not provide the correct credentials.").header("WWW-Authenticate").isEqualTo("Basic realm=\"OpenProject API\"");
    wrong.with("X-Authentication-Scheme", "Session").get("/whoami").is(401).header("WWW-Authenticate").isEqualTo("Session realm=\"OpenProject API\"");
    wrong.with("X-Authentication-Scheme", "a\" b").get("/whoami").is(401).header("WWW-Authenticate").startsWith("Basic ");
  }

  @Test
  void anonymousPeopleHaveAName() {
    visitor.get("/whoami").is(200).has("/said", "Anonymous");
  }

  @Test
  void aBodyNeedsAContentType() {
    var reply = visitor.send("POST", "/body", null, "{}").is(406);
    reply.header("Content-Type").startsWith("text/plain");
    assertThat(reply.body()).isEqualTo("Missing content-type header");
    visitor.delete("/things/1").is(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/hal+json", "application/json; charset=utf-8", "application/json;charset=UTF-8"})
  void takesJson(String type) {
    visitor.send("POST", "/body", type, "{\"word\":\"ä\"}").is(200).has("/said", "ä");
  }

  @Test
  void refusesOtherTypesAndNamesWhatItTakes() {
    visitor.send("POST", "/body", "text/xml", "<a/>").isError(415, "TypeNotSupported", "Expected CONTENT-TYPE to be 'application/json application/hal+json' but got 'text/xml'.");
    visitor.send("POST", "/things/1/attachments", "application/json", "{}").isError(415, "TypeNotSupported", "Expected CONTENT-TYPE to be 'multipart/form-data' but got 'application/json'.");
    visitor.send("POST", "/render/plain", "application/json", "{}").isError(415, "TypeNotSupported", "Expected CONTENT-TYPE to be 'text/plain' but got 'application/json'.");
    visitor.send("POST", "/render/plain", "text/plain", "words").is(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"subject\":", "nonsense", "[1]", "\"text\"", "{} {}", "{\"a\":1}}"})
  void refusesWhatIsNoJsonObject(String body) {
    visitor.send("POST", "/body", "application/json", body).isError(400, "InvalidRequestBody", "The request could not be parsed as JSON.").includes("/_embedded/details/parseError");
  }

  @Test
  void refusesJsonThatIsTooDeep() {
    visitor.send("POST", "/body", "application/json", "{\"a\":".repeat(20_000)).isError(400, "InvalidRequestBody");
  }

  @Test
  void anEmptyBodyCountsAsAnEmptyObjectUnlessOneIsNeeded() {
    visitor.send("POST", "/body", "application/json", "").is(200).has("/said", "none");
    visitor.send("POST", "/needed", "application/json", "").isError(400, "InvalidRequestBody", "There was no request body.");
  }

  @Test
  void aBodyOfMoreThanSixteenMegabytesIsTooLarge() {
    visitor.send("POST", "/body", "application/json", "{\"word\":\"" + "x".repeat(17 * 1024 * 1024) + "\"}").isError(413, "BadRequest");
  }

  @Test
  void severalErrorsComeInOneWithTheirDetails() {
    visitor.get("/several").isSeveral(422, "Name is bad.", "ID is fixed.").has("/_embedded/errors/0/_embedded/details/attribute", "name")
        .has("/_embedded/errors/1/errorIdentifier", "urn:openproject-org:api:v3:errors:PropertyIsReadOnly").has("/_embedded/errors/1/_embedded/details/value", 3);
  }

  @Test
  void whatBreaksIsToldWithoutItsDetails() {
    var reply = visitor.get("/broken").isError(500, "InternalServerError");
    assertThat(reply.body()).doesNotContain("secret").doesNotContain("Exception").contains("reference");
  }

  @Test
  void anUnchangedAnswerIsNotSentAgain() {
    var first = visitor.get("/things/1").is(200);
    var tag = first.headerValue("ETag").orElseThrow();
    assertThat(tag).startsWith("W/\"");
    first.header("Cache-Control").isEqualTo("max-age=0, private, must-revalidate");
    var again = visitor.with("If-None-Match", tag).get("/things/1").is(304);
    assertThat(again.body()).isEmpty();
    again.header("ETag").isEqualTo(tag);
    visitor.with("If-None-Match", "W/\"other\", " + tag).get("/things/1").is(304);
    visitor.with("If-None-Match", tag).get("/things/2").is(200);
    visitor.with("If-None-Match", "W/\"mine\"").get("/tagged").is(304);
  }

  @Test
  void errorsAndStreamsHaveNoTag() {
    assertThat(visitor.get("/nowhere").headerValue("ETag")).isEmpty();
    assertThat(visitor.get("/stream").is(200).headerValue("ETag")).isEmpty();
  }

  @Test
  void headAnswersLikeGetWithoutABody() {
    var reply = visitor.send("HEAD", "/things/1", null, "").is(200);
    assertThat(reply.body()).isEmpty();
    reply.header("Content-Type").containsIgnoringCase("application/hal+json");
  }

  @Test
  void compressedParametersAreTakenLikeOthers() {
    visitor.get("/echo?offset=2&eprops=" + QueryString.encode(packed("{\"pageSize\":1,\"filters\":\"[]\",\"select\":[\"a\",\"b\"],\"on\":true}")))
        .is(200).has("/said", "filters=[[]] offset=[2] on=[true] pageSize=[1] select=[a, b]");
  }

  @Test
  void compressedParametersThatCannotBeReadAreABadRequest() {
    assertThat(visitor.get("/echo?eprops=" + QueryString.encode(Base64.getEncoder().encodeToString("{\"pageSize\":1}".getBytes(StandardCharsets.UTF_8))))
        .isError(400, "BadRequest").text("/message")).startsWith("Bad request: eprops is invalid gzip");
    assertThat(visitor.get("/echo?eprops=%25").isError(400, "BadRequest").text("/message")).startsWith("Bad request: eprops is invalid gzip");
    for (var json : List.of("[1]", "{", "3")) {
      assertThat(visitor.get("/echo?eprops=" + QueryString.encode(packed(json))).isError(400, "BadRequest").text("/message")).startsWith("Bad request: eprops is invalid json");
    }
  }

  private static String packed(String json) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes)) {
      out.write(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
