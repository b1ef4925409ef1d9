package gewerk.platform.http;

import org.jspecify.annotations.Nullable;

/**
 * Where and to whom the server listens.
 *
 * @param address a host name or IP address of this machine; null is every address it has
 * @param port 0 takes a free one
 * @param behindProxy whether a proxy on a private address tells the true address, host and scheme by X-Forwarded headers
 */
public record Listening(@Nullable String address, int port, boolean behindProxy) {
  public static final String LOOPBACK = "127.0.0.1";
}
