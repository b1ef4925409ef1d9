package gewerk.platform.http;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import gewerk.platform.audit.Caller;
import gewerk.platform.database.Unreachable;
import gewerk.platform.http.Routes.Found;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one servlet: finds the route and its surface, lets the handler answer, and turns refusals and failures into answers. */
public final class Edge extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

  private final transient Routes routes;
  private final transient List<Surface> surfaces;
  private final transient Gate gate;
  private final boolean timed;

  /**
   * @param surfaces the last one takes what no other covers
   * @param timed whether answers tell what they cost
   */
  public Edge(Routes routes, List<Surface> surfaces, Gate gate, boolean timed) {
    this.routes = routes;
    this.surfaces = List.copyOf(surfaces);
    this.gate = gate;
    this.timed = timed;
  }

  @Override
  protected void service(HttpServletRequest servlet, HttpServletResponse response) throws IOException {
    if (!gate.hosts().allow(servlet.getServerName(), servlet.getServerPort())) {
      write(Answer.text(400, "text/plain", "Invalid host_name configuration"), servlet, response);
      return;
    }
    var request = Request.of(servlet, tidy(servlet.getRequestURI()));
    var surface = surfaceOf(request.path());
    var timing = ServerTiming.begin();
    var answer = gate.cors().onto(request, gate.cors().preflight(request)
        .orElseGet(() -> Caller.at(request.remoteAddress()).during(() -> answer(request, surface))));
    write(timed ? timing.onto(answer) : answer, servlet, response);
  }

  private Answer answer(Request request, Surface surface) {
    var asked = request;
    try {
      var found = routes.find(request.method(), request.path());
      return switch (found) {
        case Found.Route(var match) -> {
          asked = surface.admit(request.matched(match));
          yield surface.finish(asked, handled(asked, match));
        }
        case Found.NotANumber(var parameter) -> throw Refusal.badRequest("error.parameter_invalid", parameter);
        case Found.OtherMethods(var methods) -> surface.unknown(request).with("Allow", String.join(", ", methods));
        case Found.Nothing() -> surface.unknown(request);
      };
    } catch (Refusal refusal) {
      return surface.refused(asked, refusal);
    } catch (Exception e) {
      if (Unreachable.isCauseOf(e)) {
        LOG.warn("{} {} is answered with 503, the database is away: {}", request.method(), request.path(), e.getMessage());
        return surface.unavailable(request);
      }
      var reference = UUID.randomUUID().toString().substring(0, 8);
      LOG.error("{} {} failed, reference {}", request.method(), request.path(), reference, e);
      return surface.broken(asked, reference);
    }
  }

  /** Some surfaces let nobody in as a person: programs get their tokens that way. */
  private static Answer handled(Request request, Routes.Match match) throws Exception {
    var caller = Caller.at(request.remoteAddress());
    return (request.isAdmitted() ? caller.recognisedAs(request.viewer().id()) : caller).during(() -> match.handler().handle(request));
  }

  private Surface surfaceOf(String path) {
    return surfaces.stream().filter(surface -> surface.covers(path)).findFirst().orElseGet(surfaces::getLast);
  }

  /** Clients build addresses like {@code //api/v3/}: doubled and trailing slashes mean nothing. */
  private static String tidy(String path) {
    var tidy = path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
    return tidy.length() > 1 && tidy.endsWith("/") ? tidy.substring(0, tidy.length() - 1) : tidy;
  }

  private static void write(Answer answer, HttpServletRequest servlet, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach(header -> response.addHeader(header.getKey(), header.getValue()));
    if (!answer.type().isEmpty()) {
      MediaTypeValve.write(answer.type(), servlet);
    }
    boolean head = servlet.getMethod().equals("HEAD");
    switch (answer.body()) {
      case Answer.Body.Whole(var bytes) -> {
        if (answer.status() != 204 && answer.status() != 304) {
          response.setContentLength(bytes.length);
        }
        if (!head && bytes.length > 0) {
          response.getOutputStream().write(bytes);
        }
      }
      case Answer.Body.Streamed(var writing) -> {
        if (!head) {
          writing.to(response.getOutputStream());
        }
      }
    }
  }
}
