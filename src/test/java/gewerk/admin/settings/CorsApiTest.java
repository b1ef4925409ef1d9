package gewerk.admin.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import gewerk.testkit.Client;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference section 2, "CORS"; cases C01 to C05. */
class CorsApiTest {
  private static final String LISTED = "https://foo.example.com";
  private static final String[] FOUR = {"Access-Control-Allow-Origin", "Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Max-Age"};

  @RegisterExtension
  static final TestServer server = TestServer.start();

  @BeforeEach
  void letTwoIn() {
    server.world().usualSettings();
    server.world().setting("apiv3_cors_enabled", true);
    server.world().setting("apiv3_cors_origins", List.of(LISTED, "bla.test"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v3", "/api/v3/", "/api/v3/projects/nothing", "/oauth/token", "/oauth/authorize", "/oauth/revoke", "/.well-known/oauth-authorization-server",
      "/.well-known/oauth-protected-resource"})
  void aPreflightIsAnsweredBeforeAnybodySignsIn(String path) {
    var reply = preflight(path, LISTED).is(200);
    assertThat(reply.body()).isEmpty();
    reply.header("Access-Control-Allow-Origin").isEqualTo(LISTED);
    reply.header("Access-Control-Allow-Methods").isEqualTo("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    reply.header("Access-Control-Allow-Headers").isEqualTo("test, x-other");
    reply.header("Access-Control-Allow-Credentials").isEqualTo("true");
    reply.header("Access-Control-Max-Age").isEqualTo("7200");
    reply.header("Vary").isEqualTo("Origin");
    reply.header("WWW-Authenticate").isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid.example.com", "https://invalid.example.com", "http://foo.example.com", "https://foo.example.com:8443",
      "https://foo.example.com.evil.test", "https://evil.test/foo.example.com", "https://xbla.test", "null", "*", "bla.test", ""})
  void othersAreToldNothing(String origin) {
    tellsNothing(preflight("/api/v3", origin).is(200));
    tellsNothing(server.admin().with("Origin", origin).get("").is(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://bla.test", "http://bla.test", "app://bla.test"})
  void aBareHostIsAnyScheme(String origin) {
    preflight("/api/v3", origin).header("Access-Control-Allow-Origin").isEqualTo(origin);
  }

  @Test
  void switchedOffNobodyIsToldAnything() {
    server.world().setting("apiv3_cors_enabled", false);
    var reply = preflight("/api/v3", LISTED).is(200);
    tellsNothing(reply);
    reply.header("Vary").isNull();
    tellsNothing(server.admin().with("Origin", LISTED).get("").is(200));
  }

  @Test
  void realAnswersCarryItTooAndSoDoRefusals() {
    server.admin().with("Origin", LISTED).get("").is(200).header("Access-Control-Allow-Origin").isEqualTo(LISTED);
    for (var reply : List.of(from(LISTED).get("/projects").is(401), from(LISTED).post("/work_packages", "{").is(401), from(LISTED).get("/nowhere").is(401),
        from(LISTED).get("/work_packages/one").is(400))) {
      reply.header("Access-Control-Allow-Origin").isEqualTo(LISTED);
      reply.header("Access-Control-Allow-Credentials").isEqualTo("true");
      reply.header("Access-Control-Expose-Headers").contains("WWW-Authenticate");
    }
  }

  @Test
  void anOptionsRequestThatIsNoPreflightIsPassedOn() {
    var reply = from(LISTED).send("OPTIONS", "/work_packages/form", null, "");
    assertThat(reply.is(401).body()).contains("Unauthenticated");
    Stream.of("Access-Control-Allow-Origin", "Access-Control-Allow-Methods", "Access-Control-Max-Age").forEach(name -> reply.header(name).isNotNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/login", "/projects", "/api/v3x", "/oauthority"})
  void otherPathsHaveNone(String path) {
    tellsNothing(preflight(path, LISTED));
    tellsNothing(at().with("Origin", LISTED).get(path));
  }

  @Test
  void answersDifferByOriginAlsoForThoseWhoSendNone() {
    server.admin().get("").is(200).header("Vary").isEqualTo("Origin");
  }

  @Test
  void theEnvironmentCanSetIt() {
    try (var fixed = TestServer.start(Map.of("OPENPROJECT_APIV3__CORS__ENABLED", "true", "OPENPROJECT_APIV3__CORS__ORIGINS", "https://one.test https://two.test"))) {
      fixed.admin().with("Origin", "https://two.test").get("").header("Access-Control-Allow-Origin").isEqualTo("https://two.test");
    }
  }

  @Test
  void theMediaTypeIsSentLetterForLetter() throws IOException {
    assertThat(raw("GET /api/v3/nowhere HTTP/1.1")).startsWith("HTTP/1.1 401").contains("\r\nContent-Type: application/hal+json; charset=utf-8\r\n");
    assertThat(raw("POST /api/v3/projects HTTP/1.1")).contains("\r\nContent-Type: application/hal+json; charset=utf-8\r\n");
    assertThat(raw("GET /login HTTP/1.1")).startsWith("HTTP/1.1 200").contains("\r\nContent-Type: text/html; charset=utf-8\r\n");
  }

  private static Reply preflight(String path, String origin) {
    return at().with("Origin", origin).with("Access-Control-Request-Method", "GET").with("Access-Control-Request-Headers", "test, x-other")
        .send("OPTIONS", path, null, "");
  }

  private static Client at() {
    return Client.of(server.origin());
  }

  private static Client from(String origin) {
    return server.visitor().with("Origin", origin);
  }

  private static void tellsNothing(Reply reply) {
    Stream.of(FOUR).forEach(name -> reply.header(name).isNull());
    reply.header("Access-Control-Allow-Credentials").isNull();
  }

  /** As it comes over the wire: Java's client would tidy it. */
  private static String raw(String requestLine) throws IOException {
    try (var socket = new Socket("127.0.0.1", server.origin().getPort())) {
      socket.getOutputStream().write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
