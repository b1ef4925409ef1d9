package gewerk.platform.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.jspecify.annotations.Nullable;

/** How Tomcat speaks HTTP here: what real clients send is taken, and a large answer leaves in few packets. */
final class HttpConnector {
  private static final int LARGEST_HEADERS = 32 * 1024;
  private static final int LARGEST_PART_HEADERS = 8 * 1024; // Tomcat's 512 bytes are too few for a long file name in UTF-8
  private static final int SWALLOWED = 16 * 1024 * 1024;
  private static final String COMPRESSED = String.join(",", "text/html", "text/css", "text/javascript", "application/javascript",
      "application/json", "application/hal+json", "application/problem+json", "image/svg+xml", "text/plain", "text/csv", "text/calendar",
      "text/vnd.turbo-stream.html");

  private HttpConnector() {}

  static void tune(Connector connector) {
    connector.setXpoweredBy(false);
    connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
    connector.setMaxPartHeaderSize(LARGEST_PART_HEADERS);
    connector.setMaxPartCount(200);
    connector.setURIEncoding("UTF-8");
    tune((Http11NioProtocol) connector.getProtocolHandler());
  }

  static Connector on(@Nullable String address, int port) {
    var connector = new Connector(Http11NioProtocol.class.getName());
    connector.setPort(port);
    tune(connector);
    if (address != null) {
      ((Http11NioProtocol) connector.getProtocolHandler()).setAddress(resolved(address));
    }
    return connector;
  }

  static InetAddress resolved(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new CannotListen("The address to listen on, " + address + ", is unknown; name an address of this machine with --bind.", e);
    }
  }

  private static void tune(Http11NioProtocol protocol) {
    protocol.setExecutor(new VirtualThreadExecutor("http-"));
    protocol.setProperty("socket.appWriteBufSize", "65536"); // measured: doubles the throughput of large bodies
    protocol.setMaxKeepAliveRequests(-1);
    protocol.setKeepAliveTimeout(75_000); // longer than the 60 s of usual proxies, so that it is not we who hang up first
    protocol.setMaxHttpRequestHeaderSize(LARGEST_HEADERS);
    protocol.setMaxHttpResponseHeaderSize(LARGEST_HEADERS);
    protocol.setMaxSwallowSize(SWALLOWED); // who sends too much still reads why, unless it is far too much
    protocol.setRelaxedQueryChars("[]{}|\"<>\\^`"); // filters=[{"status":…}] comes unescaped from many clients
    protocol.setRelaxedPathChars("[]|");
    protocol.setCompression("on");
    protocol.setCompressionMinSize(2048);
    protocol.setCompressibleMimeType(COMPRESSED);
  }
}
