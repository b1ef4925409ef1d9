package gewerk.platform.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Reads and writes {@code a=1&b=2}. */
public final class QueryString {
  private QueryString() {}

  public static Map<String, List<String>> parse(@Nullable String text) {
    var query = new LinkedHashMap<String, List<String>>();
    if (text == null || text.isEmpty()) {
      return query;
    }
    for (var pair : text.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        var name = decode(equals < 0 ? pair : pair.substring(0, equals));
        query.computeIfAbsent(name, key -> new ArrayList<>()).add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  /** Everything but letters, digits and {@code -._*} is percent-encoded. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** In the order of the map, values encoded. */
  public static String write(Map<String, String> query) {
    return String.join("&", query.entrySet().stream().map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue())).toList());
  }

  public static String decoded(String text) {
    return decode(text);
  }

  /** What is not properly encoded is left as it is; null characters, which PostgreSQL does not take, are left out. */
  static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8).replace("\0", "");
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
