package gewerk.connect.deliveries;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the log keeps of requests and answers: secrets masked, sizes limited. */
final class Concealed {
  static final String MASK = "***";
  static final int LONGEST_BODY = 16 * 1024;
  private static final int MOST_HEADERS = 50;
  private static final int LONGEST_HEADER = 1_000;
  private static final Set<String> SECRET_HEADERS = Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "x-op-signature",
      "x-gewerk-signature-256", "x-api-key", "x-auth-token", "www-authenticate", "proxy-authenticate");

  private final String secret;

  /** @param secret that must not appear anywhere; empty for none */
  Concealed(String secret) {
    this.secret = secret;
  }

  /** Without the values of its query, which are often keys. */
  static String address(URI address) {
    var text = address.toString();
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query + 1) + text.substring(query + 1).replaceAll("=[^&#]*", "=" + MASK);
  }

  Map<String, String> sent(Map<String, String> headers) {
    var kept = new LinkedHashMap<String, String>();
    headers.forEach((name, value) -> kept.put(name, isSecret(name) ? MASK : value));
    return kept;
  }

  Map<String, List<String>> received(Map<String, List<String>> headers) {
    var kept = new LinkedHashMap<String, List<String>>();
    headers.entrySet().stream().limit(MOST_HEADERS).forEach(entry -> kept.put(entry.getKey(),
        entry.getValue().stream().limit(10).map(value -> isSecret(entry.getKey()) ? MASK : shortened(text(value), LONGEST_HEADER)).toList()));
    return kept;
  }

  /** @param cut whether there was more of it than was read */
  String body(String body, boolean cut) {
    var text = shortened(text(body), LONGEST_BODY);
    return cut && !text.endsWith("…") ? text + "…" : text;
  }

  private String text(String text) {
    var storable = text.replace("\0", "");
    return secret.isEmpty() ? storable : storable.replace(secret, MASK);
  }

  private static String shortened(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) + "…" : text;
  }

  private static boolean isSecret(String name) {
    return SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT));
  }
}
