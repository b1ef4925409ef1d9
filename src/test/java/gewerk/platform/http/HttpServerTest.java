package gewerk.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import gewerk.testkit.Eventually;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpServerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private @Nullable HttpServer server;

  @TempDir
  Path directory;

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop();
    }
  }

  @Test
  void aLargeTextAnswerIsCompressedAlsoWithAWeakEtag() throws Exception {
    start(answering("application/hal+json", "{\"name\":\"%s\"}".formatted("Harbour".repeat(1000))));
    var answer = client.send(HttpRequest.newBuilder(at("/")).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(answer.body().length).isLessThan(1000);
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void filtersMayComeUnescaped() throws Exception {
    start(echoing(request -> request.getQueryString()));
    assertThat(raw("GET /?filters=[{\"status\":{\"operator\":\"o|c\"}}] HTTP/1.1"))
        .startsWith("HTTP/1.1 200").contains("filters=[{\"status\":{\"operator\":\"o|c\"}}]");
  }

  @Test
  void anEncodedSlashStaysPartOfItsSegment() throws Exception {
    start(echoing(HttpServletRequest::getRequestURI));
    assertThat(get("/wiki/a%2Fb").body()).isEqualTo("/wiki/a%2Fb");
  }

  @Test
  void aLongFileNameArrivesAndALargeUploadLeavesNothingBehind() throws Exception {
    start(echoing(request -> request.getPart("file").getSubmittedFileName() + " " + request.getPart("file").getSize()));
    String name = "Überführung ".repeat(60) + ".txt";
    String body = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n"
        + "x".repeat(300_000) + "\r\n--cut--\r\n";
    var request = HttpRequest.newBuilder(at("/")).header("Content-Type", "multipart/form-data; boundary=cut; charset=utf-8")
        .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo(name + " 300000");
    // It goes when the request has ended, which is after its answer has left.
    Eventually.is(List.of(), () -> List.of(directory.toFile().list((folder, file) -> file.endsWith(".tmp"))));
  }

  @Test
  void aBrokenRequestIsRefusedWithoutAVersion() throws Exception {
    start(answering("text/plain", "never"));
    assertThat(raw("GET /\u0001 HTTP/1.1")).startsWith("HTTP/1.1 400").doesNotContainIgnoringCase("tomcat").doesNotContain("Exception");
  }

  @Test
  void aRunningRequestFinishesWhileTheServerStops() throws Exception {
    var began = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    start(echoing(request -> {
      began.countDown();
      await(mayEnd);
      return "finished";
    }));
    var answer = client.sendAsync(HttpRequest.newBuilder(at("/")).build(), BodyHandlers.ofString());
    began.await();
    int port = server.port();
    var stopping = Thread.ofVirtual().start(server::stop);
    assertRefused(port);
    mayEnd.countDown();
    assertThat(answer.join().body()).isEqualTo("finished");
    stopping.join();
    server = null;
  }

  @Test
  void aTakenPortIsSaidInASentence() {
    start(answering("text/plain", "first"));
    assertThatThrownBy(() -> HttpServer.start(answering("text/plain", "second"), new Listening(Listening.LOOPBACK, server.port(), false), uploads()))
        .isInstanceOf(CannotListen.class)
        .hasMessage("Port " + server.port() + " is taken by another program; stop it, or choose another port with --port.");
  }

  @Test
  void anUnknownAddressIsSaidInASentence() {
    assertThatThrownBy(() -> HttpServer.start(answering("text/plain", ""), new Listening("203.0.113.7", 0, false), uploads()))
        .isInstanceOf(CannotListen.class).hasMessageStartingWith("The server cannot listen on 203.0.113.7, port 0");
  }

  @Test
  void itCanOpenItselfToEveryAddressWhileARequestRuns() throws Exception {
    var moved = new CountDownLatch(1);
    start(echoing(request -> {
      if (request.getRequestURI().equals("/password")) {
        server.moveTo(null);
        moved.countDown();
      }
      return request.getLocalAddr();
    }));
    String elsewhere = "http://127.0.0.2:" + server.port() + "/";
    assertThatThrownBy(() -> client.send(HttpRequest.newBuilder(URI.create(elsewhere)).build(), BodyHandlers.ofString()))
        .isInstanceOf(ConnectException.class);
    assertThat(get("/password").body()).isEqualTo("127.0.0.1");
    assertThat(get("/").body()).isEqualTo("127.0.0.1");
    assertThat(client.send(HttpRequest.newBuilder(URI.create(elsewhere)).build(), BodyHandlers.ofString()).body()).isEqualTo("127.0.0.2");
  }

  @Test
  void aProxyIsBelievedOnlyWhenAsked() throws Exception {
    start(echoing(request -> request.getScheme() + " " + request.getServerName() + " " + request.getRemoteAddr()));
    assertThat(forwarded()).isEqualTo("http 127.0.0.1 127.0.0.1");
    server.stop();
    server = HttpServer.start(echoing(request -> request.getScheme() + " " + request.getServerName() + " " + request.getRemoteAddr()),
        new Listening(Listening.LOOPBACK, 0, true), uploads());
    assertThat(forwarded()).isEqualTo("https gewerk.example 198.51.100.9");
  }

  private String forwarded() throws Exception {
    return client.send(HttpRequest.newBuilder(at("/")).header("X-Forwarded-Proto", "https").header("X-Forwarded-Host", "gewerk.example")
        .header("X-Forwarded-For", "198.51.100.9").build(), BodyHandlers.ofString()).body();
  }

  private void start(HttpServlet servlet) {
    server = HttpServer.start(servlet, new Listening(Listening.LOOPBACK, 0, false), uploads());
  }

  private Uploads uploads() {
    return new Uploads(directory, 10_000_000);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
  }

  /** As clients send it that escape nothing; Java's own client refuses to. */
  private String raw(String requestLine) throws IOException {
    try (var socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream().write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void assertRefused(int port) throws InterruptedException {
    for (int attempt = 0; attempt < 100; attempt++) {
      try (var socket = new Socket("127.0.0.1", port)) {
        Thread.sleep(20);
      } catch (IOException e) {
        return;
      }
    }
    throw new AssertionError("The stopping server still accepts connections");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpServlet answering(String type, String body) {
    return servlet((request, response) -> {
      response.setContentType(type);
      response.setHeader("ETag", "W/\"1\"");
      response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    });
  }

  private static HttpServlet echoing(Echo echo) {
    return servlet((request, response) -> {
      response.setContentType("text/plain");
      response.setCharacterEncoding("UTF-8");
      response.getWriter().write(echo.of(request));
    });
  }

  private static HttpServlet servlet(Answering answering) {
    return new HttpServlet() {
      private static final long serialVersionUID = 1L;

      @Override
      protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        answering.answer(request, response);
      }
    };
  }

  private interface Echo {
    String of(HttpServletRequest request) throws ServletException, IOException;
  }

  private interface Answering {
    void answer(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException;
  }
}
