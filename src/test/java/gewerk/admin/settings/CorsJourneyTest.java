package gewerk.admin.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import gewerk.testkit.Chromium;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import gewerk.testkit.elsewhere.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page of another origin works with the API in a real browser when it may, and reads nothing when it may not. */
@Tag("browser")
class CorsJourneyTest {
  /** Asks in every way that scripts do; what cannot be read comes back as the name of the error. */
  private static final String ASK = """
      async ({url, method, token, body}) => {
        try {
          const headers = {"X-Requested-With": "XMLHttpRequest", "Content-Type": "application/json"}
          if (token) headers.Authorization = "Bearer " + token
          const answer = await fetch(url, {method, headers, body, credentials: "include"})
          return answer.status + " " + (await answer.json())._type + " " + (answer.headers.get("WWW-Authenticate") ?? "")
        } catch (error) {
          return error.name
        }
      }""";

  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  private static final Site elsewhere = Site.of(Map.of("/", "<!doctype html><title>Another site</title>"));

  @AfterAll
  static void closeIt() {
    elsewhere.close();
  }

  @Test
  void anotherOriginReadsAndWritesOnlyWhereItIsListed() {
    server.world().usualSettings();
    var token = server.world().admin(World.unique("otto")).token();
    var tab = chromium.visit(elsewhere.at("/"));
    assertThat(ask(tab, "GET", "/api/v3/projects", token)).isEqualTo("TypeError");

    server.world().setting("apiv3_cors_enabled", true);
    server.world().setting("apiv3_cors_origins", List.of("https://somewhere.example"));
    assertThat(ask(tab, "GET", "/api/v3/projects", token)).isEqualTo("TypeError");

    server.world().setting("apiv3_cors_origins", List.of(elsewhere.origin()));
    assertThat(ask(tab, "GET", "/api/v3/projects", token)).startsWith("200 Collection");
    assertThat(ask(tab, "GET", "/api/v3/projects", "")).startsWith("401 Error Bearer realm=");
    assertThat(ask(tab, "POST", "/api/v3/projects", token)).startsWith("201 Project");
    assertThat(ask(tab, "GET", "/login", token)).isEqualTo("TypeError");

    server.world().setting("apiv3_cors_enabled", false);
    assertThat(ask(tab, "GET", "/api/v3/statuses", token)).isEqualTo("TypeError");
  }

  private static String ask(Page tab, String method, String path, String token) {
    var question = Map.of("url", server.origin() + path, "method", method, "token", token);
    if (method.equals("POST")) {
      return (String) tab.evaluate(ASK, Map.of("url", server.origin() + path, "method", method, "token", token, "body", "{\"name\": \"" + World.unique("Pier") + "\"}"));
    }
    return (String) tab.evaluate(ASK, question);
  }
}
