package gewerk.platform.outgoing;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A request to another server. Nothing is sent along that is not named here, except {@code Host}, {@code Content-Length} and {@code User-Agent}. */
public record Call(String method, URI address, Map<String, String> headers, byte @Nullable [] body, Limits limits) {
  /**
   * How much of others we bear.
   *
   * @param connecting for a connection and its encryption
   * @param whole from the first look-up of the name to the last byte of the answer
   * @param bytes of the answer's body; what is longer is cut
   */
  public record Limits(Duration connecting, Duration whole, int bytes) {
    public static final Limits USUAL = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(15), 1024 * 1024);
  }

  public Call {
    headers = Map.copyOf(headers);
  }

  public static Call get(URI address) {
    return new Call("GET", address, Map.of(), null, Limits.USUAL);
  }

  public static Call post(URI address, String type, byte[] body) {
    return new Call("POST", address, Map.of("Content-Type", type), body, Limits.USUAL);
  }

  public Call with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Call(method, address, more, body, limits);
  }

  public Call within(Limits other) {
    return new Call(method, address, headers, body, other);
  }
}
