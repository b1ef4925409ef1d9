package gewerk.work.workpackages;

import static gewerk.work.workpackages.Story.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConventionCasesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Story story = new Story(server);
  private final long w = story.fx.workPackage("W");

  @Test
  @Tag("A1")
  void aStrangerDoesNotFindAPackage() {
    story.out.get(path(w)).isError(404, "NotFound", "The work package you are looking for cannot be found or has been deleted.");
  }

  @Test
  @Tag("A2")
  void wrongCredentialsAreRefused() {
    server.api("wrong").get(path(w)).isError(401, "Unauthenticated", "You did not provide the correct credentials.")
        .header("WWW-Authenticate").isEqualTo("Basic realm=\"OpenProject API\"");
  }

  @Test
  @Tag("A3")
  void aPageNamesASchemeThatBrowsersDoNotAskFor() {
    server.api("wrong").with("X-Authentication-Scheme", "Session").get(path(w)).is(401).header("WWW-Authenticate").isEqualTo("Session realm=\"OpenProject API\"");
  }

  @Test
  @Tag("A4")
  void withoutCredentialsNobodyComesInWhereLoginIsRequired() {
    story.fx.world().setting("login_required", true);
    server.visitor().get("/statuses").isError(401, "Unauthenticated", "You need to be authenticated to access this resource.");
  }

  @Test
  @Tag("A5")
  void withoutCredentialsAPrivatePackageIsNotFound() {
    server.visitor().get(path(w)).is(404);
  }

  @Test
  @Tag("A6")
  void aBodyNeedsAContentType() {
    var reply = story.dev.send("POST", "/work_packages", null, "{}").is(406);
    assertThat(reply.body()).isEqualTo("Missing content-type header");
    reply.header("Content-Type").startsWith("text/plain");
  }

  @Test
  @Tag("A7")
  void aBodyIsJson() {
    story.dev.send("POST", "/work_packages", "text/xml", "<x/>")
        .isError(415, "TypeNotSupported", "Expected CONTENT-TYPE to be 'application/json application/hal+json' but got 'text/xml'.");
  }

  @Test
  @Tag("A8")
  void deletingNeedsNoContentType() {
    story.adm.delete(path(w)).is(204);
  }

  @Test
  @Tag("A9")
  void brokenJsonIsRefused() {
    story.dev.send("PATCH", path(w), "application/json", "{\"subject\":").isError(400, "InvalidRequestBody", "The request could not be parsed as JSON.");
  }

  @Test
  @Tag("A10")
  void anIdIsANumber() {
    story.dev.get("/statuses/abc").isError(400, "BadRequest", "Bad request: id is invalid");
  }

  @Test
  @Tag("A11")
  void whatDoesNotExistIsToldAsHal() {
    story.dev.get("/this/does/not/exist").isError(404, "NotFound").header("Content-Type").startsWith("application/hal+json");
  }

  @Test
  @Tag("A13")
  void parametersMayComeCompressed() {
    story.fx.workPackage("X");
    story.dev.list("/work_packages", Map.of("eprops", packed("{\"pageSize\":1,\"filters\":\"[]\"}"))).is(200).has("/count", 1).has("/total", 2).has("/pageSize", 1);
  }

  @Test
  @Tag("A14")
  void parametersThatAreNotCompressedAreRefused() {
    var plain = Base64.getEncoder().encodeToString("{\"pageSize\":1}".getBytes(StandardCharsets.UTF_8));
    assertThat(story.dev.list("/work_packages", Map.of("eprops", plain)).isError(400, "BadRequest").text("/message")).startsWith("Bad request: eprops is invalid gzip");
  }

  @Test
  @Tag("A15")
  void everyAnswerNamesItsDescription() {
    story.dev.get(path(w)).is(200).header("Link").contains("rel=\"service-desc\"");
    story.dev.get("/work_packages").is(200).header("Link").contains("rel=\"service-desc\"");
  }

  @Test
  @Tag("A16")
  void selectShowsOnlyWhatIsChosen() {
    var reply = story.dev.get("/work_packages?select=total,elements/subject").is(200).has("/total", 1).lacks("/_embedded/schemas", "/count");
    assertThat(reply.at("/_embedded/elements/0").propertyNames()).contains("subject").doesNotContain("id", "_type", "startDate");
    story.dev.get("/work_packages?select=total,elements/bogus").isError(400, "InvalidSignal");
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
