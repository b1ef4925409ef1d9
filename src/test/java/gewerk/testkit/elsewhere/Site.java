package gewerk.testkit.elsewhere;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Another origin: the pages of a program, and the scripts that it is made of. */
public final class Site implements AutoCloseable {
  private static final String LIBRARY = "/library/";

  private final HttpServer server;
  private final Map<String, String> pages;
  private final String library;

  private Site(Map<String, String> pages, String library) {
    this.pages = pages;
    this.library = library;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** @param pages HTML or scripts by path; whatever is not there is empty */
  public static Site of(Map<String, String> pages) {
    return new Site(pages, "");
  }

  /** With the files of a webjar on the class path, below {@code /library/}. */
  public static Site of(Map<String, String> pages, String webjar) {
    return new Site(pages, "/META-INF/resources/webjars/" + webjar + "/" + version(webjar) + "/");
  }

  public String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public URI at(String pathAndQuery) {
    return URI.create(origin() + pathAndQuery);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var bytes = path.startsWith(LIBRARY) && !library.isEmpty() ? file(path.substring(LIBRARY.length())) : pages.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/html; charset=utf-8");
    exchange.sendResponseHeaders(bytes.length == 0 ? 204 : 200, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private byte[] file(String name) throws IOException {
    try (var stream = Site.class.getResourceAsStream(library + name)) {
      return stream == null ? new byte[0] : stream.readAllBytes();
    }
  }

  private static String version(String webjar) {
    try (var stream = Site.class.getResourceAsStream("/META-INF/maven/org.webjars/" + webjar + "/pom.properties")) {
      var properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
