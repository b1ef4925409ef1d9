package gewerk.work.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Previews over HTTP. */
class RenderingApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();
  private static Fixture fx;

  @BeforeAll
  static void people() {
    fx = server.world().fx();
  }

  @Test
  void markdownBecomesHtml() {
    var html = markdown(dev(), "Hello *world* #12", "").is(200);
    html.header("Content-Type").isEqualTo("text/html");
    assertThat(html.body()).contains("<p class=\"op-uc-p\">", "<em>world</em>", "href=\"/work_packages/12\"");
  }

  @Test
  void plainTextKeepsItsAsterisks() {
    var html = dev().send("POST", "/render/plain", "text/plain", "Hello *World*! Have a look at #1\n\nwith two lines.").is(200).body();
    assertThat(html).startsWith("<p>Hello *World*! Have a look at <a").contains("href=\"/work_packages/1\"").endsWith("<p>with two lines.</p>");
  }

  @Test
  void onlyPlainTextIsTaken() {
    dev().send("POST", "/render/markdown", "application/json", "{}")
        .isError(415, "TypeNotSupported", "Expected CONTENT-TYPE to be 'text/plain' but got 'application/json'.");
    dev().send("POST", "/render/markdown", "text/plain, charset=UTF-8", "x").is(200);
  }

  @Test
  void otherFormatsAreNotThere() {
    dev().send("POST", "/render/textile", "text/plain", "x").isError(404, "NotFound");
  }

  @Test
  void aContextMustBeSomethingThatTextsBelongTo() {
    wrongContext("/api/v3/activities/2", "The resource given is not supported as context.");
    wrongContext("/api/v4/work_packages/2", "The resource given is not supported as context.");
    wrongContext("/api/v3", "The context provided is not a link to a resource.");
    wrongContext("/api/v3/work_packages/999999", "Cannot find the resource given as the context.");
  }

  @Test
  void aContextThatTheReaderMaySeeIsFine() {
    long wp = fx.workPackage("About the quay");
    markdown(dev(), "x", "?context=/api/v3/work_packages/" + wp).is(200);
    markdown(dev(), "x", "?context=/api/v3/projects/" + fx.projects().alpha()).is(200);
    markdown(server.api(fx.people().out()), "x", "?context=/api/v3/work_packages/" + wp)
        .isError(400, "InvalidRenderContext", "Cannot find the resource given as the context.");
  }

  @Test
  void aMentionLeadsToWhomTheReaderMayKnow() {
    var rita = fx.people().rita();
    assertThat(markdown(dev(), "Ask @" + rita.login() + " first", "").body())
        .contains("<a class=\"user-mention op-uc-link\" href=\"/users/" + rita.id() + "\">@" + rita.name() + "</a>");
    assertThat(markdown(server.api(fx.people().out()), "Ask @" + rita.login() + " first", "").body()).doesNotContain("<a");
  }

  @Test
  void aDescriptionMentionsPeopleToo() {
    var dev2 = fx.people().dev2();
    long wp = fx.workPackage("Mentions somebody", Map.of("description",
        "See <mention class=\"mention\" data-id=\"" + dev2.id() + "\" data-type=\"user\" data-text=\"@x\">@x</mention>"));
    assertThat(dev().get("/work_packages/" + wp).text("/description/html")).contains("href=\"/users/" + dev2.id() + "\">@" + dev2.name());
  }

  private void wrongContext(String context, String message) {
    markdown(dev(), "x", "?context=" + context).isError(400, "InvalidRenderContext", message);
  }

  private static Client dev() {
    return server.api(fx.people().dev());
  }

  private static Reply markdown(Client client, String text, String query) {
    return client.send("POST", "/render/markdown" + query, "text/plain", text);
  }
}
