package gewerk.platform.http;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.catalina.valves.RemoteIpValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServerException;

/** Tomcat around one servlet, each request on a virtual thread of its own. */
public final class HttpServer {
  private static final int LONGEST_REQUEST_SECONDS = 30;

  /** Kept here, because the logging of Java forgets the level of a logger that nobody holds. */
  private static final Logger TOMCAT = Logger.getLogger("org.apache");

  static {
    TOMCAT.setLevel(Level.WARNING); // each step of starting and stopping is INFO to it; one line that we are ready is enough
  }

  private final TomcatWebServer server;

  private HttpServer(TomcatWebServer server) {
    this.server = server;
  }

  /** @throws CannotListen when the port is taken or the address is not this machine's */
  public static HttpServer start(HttpServlet servlet, Listening listening, Uploads uploads) {
    try {
      Files.createDirectories(uploads.directory());
      return new HttpServer(started((TomcatWebServer) factory(listening, uploads.directory())
          .getWebServer(context -> register(servlet, context, uploads))));
    } catch (PortInUseException e) {
      throw new CannotListen("Port " + e.getPort() + " is taken by another program; stop it, or choose another port with --port.", e);
    } catch (WebServerException e) {
      throw new CannotListen("The server cannot listen on " + spoken(listening.address()) + ", port " + listening.port()
          + "; choose others with --bind and --port.", e);
    } catch (IOException e) {
      throw new UncheckedIOException("The directory for uploads cannot be written: " + uploads.directory(), e);
    }
  }

  public int port() {
    return connector().getLocalPort();
  }

  /**
   * Listens on another address from now on, on the same port; null is every address. Requests and connections that the
   * old address has accepted go on.
   */
  public void moveTo(@Nullable String address) {
    Connector before = connector();
    int port = before.getLocalPort();
    before.getProtocolHandler().closeServerSocketGraceful();
    var connector = HttpConnector.on(address, port);
    server.getTomcat().getService().addConnector(connector);
    if (connector.getLocalPort() != port) {
      throw new CannotListen("The server cannot listen on " + spoken(address) + ", port " + port + "; restart it with --bind.",
          new LifecycleException("The connector did not start"));
    }
  }

  /** Accepts nothing new, lets running requests finish for up to 30 seconds, then stops. */
  public void stop() {
    var finished = new CountDownLatch(1);
    server.shutDownGracefully(result -> finished.countDown());
    try {
      finished.await(LONGEST_REQUEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop();
    server.destroy();
  }

  /** The newest: an address we moved away from keeps its connector for the requests that still run there. */
  private Connector connector() {
    var connectors = server.getTomcat().getService().findConnectors();
    return connectors[connectors.length - 1];
  }

  /** A failed start leaves nothing behind; Tomcat's thread would keep the program from ending. */
  private static TomcatWebServer started(TomcatWebServer server) {
    try {
      server.start();
      return server;
    } catch (WebServerException e) {
      server.stop();
      server.destroy();
      throw e;
    }
  }

  private static TomcatServletWebServerFactory factory(Listening listening, Path directory) {
    var factory = new TomcatServletWebServerFactory(listening.port());
    if (listening.address() != null) {
      factory.setAddress(HttpConnector.resolved(listening.address()));
    }
    factory.setShutdown(Shutdown.GRACEFUL);
    factory.setBaseDirectory(directory.toFile());
    factory.setDocumentRoot(directory.toFile()); // never served, but Boot would make a temporary directory for it otherwise
    factory.getSettings().getJsp().setRegistered(false);
    factory.addConnectorCustomizers(HttpConnector::tune);
    factory.addContextCustomizers(HttpServer::keepErrorsShort);
    factory.addContextValves(new MediaTypeValve());
    if (listening.behindProxy()) {
      factory.addEngineValves(forwarded());
    }
    return factory;
  }

  private static RemoteIpValve forwarded() {
    var valve = new RemoteIpValve();
    valve.setProtocolHeader("X-Forwarded-Proto");
    valve.setHostHeader("X-Forwarded-Host");
    valve.setPortHeader("X-Forwarded-Port");
    return valve;
  }

  /** For requests so broken that they reach no servlet: the status, without a stack trace or a version. */
  private static void keepErrorsShort(Context context) {
    var valve = new ErrorReportValve();
    valve.setShowReport(false);
    valve.setShowServerInfo(false);
    context.getParent().getPipeline().addValve(valve);
  }

  private static void register(HttpServlet servlet, ServletContext context, Uploads uploads) {
    var registration = context.addServlet("gewerk", servlet);
    registration.addMapping("/");
    registration.setLoadOnStartup(1);
    registration.setAsyncSupported(true);
    registration.setMultipartConfig(new MultipartConfigElement(uploads.directory().toAbsolutePath().toString(),
        uploads.largestRequest(), uploads.largestRequest(), Uploads.IN_MEMORY));
  }

  private static String spoken(@Nullable String address) {
    return address == null ? "all addresses" : address;
  }
}
