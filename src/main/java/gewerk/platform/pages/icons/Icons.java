package gewerk.platform.pages.icons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Our icons: lines on a grid of sixteen, drawn in icons.properties. */
public final class Icons {
  private static final Map<String, String> PATHS = load();

  private Icons() {}

  /** The path data of an icon. */
  public static String path(String name) {
    var path = PATHS.get(name);
    if (path == null) throw new IllegalArgumentException("There is no icon " + name);
    return path;
  }

  public static Set<String> names() {
    return new java.util.TreeSet<>(PATHS.keySet());
  }

  private static Map<String, String> load() {
    var properties = new Properties();
    try (var stream = Icons.class.getResourceAsStream("icons.properties")) {
      properties.load(stream);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(icon -> icon.getKey().toString(), icon -> icon.getValue().toString()));
  }
}
