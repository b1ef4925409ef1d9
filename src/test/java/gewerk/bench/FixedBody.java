package gewerk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import gewerk.platform.http.HttpServer;
import gewerk.platform.http.Listening;
import gewerk.platform.http.Uploads;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The same server around a servlet that does nothing: {@code GET /4096} gives 4,096 bytes. */
final class FixedBody extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient ConcurrentMap<Integer, byte[]> bodies = new ConcurrentHashMap<>();

  /** Arguments: a directory it may use. */
  public static void main(String[] arguments) {
    var server = HttpServer.start(new FixedBody(), new Listening(Listening.LOOPBACK, 0, false), new Uploads(Path.of(arguments[0]), 1 << 20));
    System.out.println("ready at http://localhost:" + server.port());
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var body = bodies.computeIfAbsent(Integer.valueOf(request.getRequestURI().substring(1)), byte[]::new);
    request.getInputStream().readAllBytes();
    response.setContentType("application/hal+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
