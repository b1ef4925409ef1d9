package gewerk.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real HTTP server on this machine that others send to, and that can be made to answer badly, slowly, or not at all. */
public final class Receiver implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer http;
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Answering answering = (exchange, one) -> answer(exchange, new Says(200, Map.of(), "ok"));

  private interface Answering {
    void answer(HttpExchange exchange, Got one) throws IOException, InterruptedException;
  }

  /** A request as it arrived. */
  public record Got(String method, String path, Map<String, List<String>> headers, byte[] body) {
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      return JSON.readTree(body);
    }

    /** Empty where it was not sent. */
    public String header(String name) {
      return headers.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(name)).map(entry -> entry.getValue().getFirst()).findFirst().orElse("");
    }
  }

  /** What it answers. */
  public record Says(int code, Map<String, String> headers, String body) {}

  private Receiver(int port) {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::receive);
    http.start();
  }

  public static Receiver start() {
    return new Receiver(0);
  }

  /** Where one was before that is closed now. */
  public static Receiver at(int port) {
    return new Receiver(port);
  }

  public int port() {
    return http.getAddress().getPort();
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** What has arrived so far, in its order. */
  public List<Got> got() {
    return List.copyOf(got);
  }

  public void answers(int code) {
    answers(request -> new Says(code, Map.of(), "code " + code));
  }

  public void answers(Function<Got, Says> answer) {
    answering = (exchange, one) -> answer(exchange, answer.apply(one));
  }

  /** Hears everything and answers nothing. */
  public void hangs() {
    answering = (exchange, one) -> closed.await();
  }

  /** A byte from time to time, without end. */
  public void trickles() {
    answering = (exchange, one) -> {
      exchange.sendResponseHeaders(200, 0);
      while (!closed.await(50, TimeUnit.MILLISECONDS)) {
        exchange.getResponseBody().write('x');
        exchange.getResponseBody().flush();
      }
    };
  }

  /** Takes so long for each answer. */
  public void takes(long milliseconds) {
    answering = (exchange, one) -> {
      closed.await(milliseconds, TimeUnit.MILLISECONDS);
      answer(exchange, new Says(200, Map.of(), "ok"));
    };
  }

  @Override
  public void close() {
    closed.countDown();
    http.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var one = new Got(exchange.getRequestMethod(), exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()),
          exchange.getRequestBody().readAllBytes());
      got.add(one);
      answering.answer(exchange, one);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, Says says) throws IOException {
    var bytes = says.body.getBytes(StandardCharsets.UTF_8);
    says.headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(says.code, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
