package gewerk.admin.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference section 0, "Host check". */
class HostNameTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  @BeforeEach
  void nameUs() {
    server.world().usualSettings();
    server.world().setting("host_name", "Projects.example.org");
    server.world().setting("additional_host_names", List.of("intern.example:8080", "old.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"projects.example.org", "projects.example.org:443", "intern.example:8080", "OLD.example", "localhost", "localhost:8080", "127.0.0.1", "[::1]:8080"})
  void underOurNamesWeAnswer(String host) throws IOException {
    assertThat(asked(host, "/login")).startsWith("HTTP/1.1 200");
    assertThat(asked(host, "/api/v3")).startsWith("HTTP/1.1 401");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "projects.example.org.evil.example", "intern.example", "intern.example:8081", "10.0.0.1"})
  void underOthersWeDoNot(String host) throws IOException {
    for (var path : List.of("/login", "/api/v3", "/assets/app.css", "/nowhere")) {
      assertThat(asked(host, path)).startsWith("HTTP/1.1 400").contains("Content-Type: text/plain").endsWith("Invalid host_name configuration");
    }
  }

  @Test
  void withoutANameOfOursAnyWillDo() throws IOException {
    server.world().usualSettings();
    assertThat(asked("anything.example", "/login")).startsWith("HTTP/1.1 200");
  }

  private static String asked(String host, String path) throws IOException {
    try (var socket = new Socket("127.0.0.1", server.origin().getPort())) {
      socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
