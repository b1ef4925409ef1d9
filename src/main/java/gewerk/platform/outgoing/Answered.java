package gewerk.platform.outgoing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another server answered, whatever its code; redirects are answers too and are never followed.
 *
 * @param headers by name as it was sent, each with all its values
 * @param cut whether the body was longer than we read
 */
public record Answered(int code, Map<String, List<String>> headers, byte[] body, boolean cut) {
  public boolean isGood() {
    return code >= 200 && code < 300;
  }

  public Optional<String> header(String name) {
    return headers.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(name)).map(entry -> entry.getValue().getFirst()).findFirst();
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
