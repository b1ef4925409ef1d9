package gewerk.platform.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.layout.Hit;
import gewerk.platform.pages.lookbook.Lookbook;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Serves the lookbook to a browser as the product serves its pages: hashed assets, strict policy. */
final class LookbookServer implements AutoCloseable {
  private final HttpServer server;
  volatile String lastPost = "";

  LookbookServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String url(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      if (exchange.getRequestMethod().equals("POST")) {
        lastPost = URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", lastPost.contains("theme=dark") ? "/lookbook?dark" : "/lookbook?saved");
        exchange.sendResponseHeaders(303, -1);
        return;
      }
      var asset = SamplePages.ASSETS.find(path);
      if (asset.isPresent()) send(exchange, asset.get().contentType(), asset.get().bytes());
      else send(exchange, "text/html; charset=utf-8", page(path, exchange.getRequestURI().getQuery()));
    }
  }

  private static byte[] page(String path, @org.jspecify.annotations.Nullable String query) {
    var wanted = query == null ? "" : query;
    var locale = wanted.contains("pseudo") ? gewerk.platform.i18n.Labels.PSEUDO : wanted.contains("german") ? Locale.GERMAN : Locale.ENGLISH;
    var theme = wanted.contains("dark") ? Reader.Theme.DARK : wanted.contains("contrast") ? Reader.Theme.CONTRAST : Reader.Theme.LIGHT;
    var page = SamplePages.page("Lookbook", locale, theme);
    if (wanted.contains("saved")) page = page.saying(Frame.Notice.good("Saved “Survey the outer quay”.").undo(page.say("pages.undo"), "/lookbook/undo"));
    return switch (path) {
      case "/lookbook/screen" -> Lookbook.screen(page);
      case "/lookbook/people" -> Templates.render("gewerk/platform/pages/forms/options.jte", Map.of("choices", List.of(new Choice("7", "Nora Dahl"))));
      case "/jump" -> Templates.render("gewerk/platform/pages/layout/results.jte", Map.of("nothing", "Nothing found", "hits", hits(wanted)));
      case "/lookbook" -> Lookbook.parts(page);
      default -> Problem.of(404, page).page(page);
    };
  }

  private static List<Hit> hits(String query) {
    if (query.endsWith("q=nothing")) return List.of();
    return List.of(
        new Hit("list", Link.to("Order the soundings for berth four", "/lookbook/screen?1043"), "#1043"),
        new Hit("plus", Link.to("New work package “berth 4”", "/work_packages/new"), "create"));
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.getResponseHeaders().add("Content-Security-Policy", Csp.STRICT.header());
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
