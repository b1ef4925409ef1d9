package gewerk.platform.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import gewerk.platform.database.Database;
import gewerk.platform.database.Held;

/** All settings as they stand: set by environment, else by an administrator, else as declared. */
public final class Settings {
  private final SettingStore store;
  private final Map<String, String> environment;
  private final Map<String, Setting> declared = new LinkedHashMap<>();
  private final Held<Map<String, Object>> set;

  public Settings(Database database, Map<String, String> environment) {
    store = new SettingStore(database);
    this.environment = withSingleUnderscores(environment);
    set = Held.of(database, Set.of("settings"), store::all);
  }

  /** Features declare theirs while the program starts. */
  public void declare(List<Setting> settings) {
    settings.forEach(setting -> {
      if (declared.put(setting.name(), setting) != null) {
        throw new IllegalArgumentException("Setting declared twice: " + setting.name());
      }
    });
  }

  public List<Setting> declared() {
    return List.copyOf(declared.values());
  }

  public boolean truth(String name) {
    return (Boolean) value(name);
  }

  public int number(String name) {
    return (Integer) value(name);
  }

  public String text(String name) {
    return (String) value(name);
  }

  @SuppressWarnings("unchecked")
  public List<String> texts(String name) {
    return (List<String>) value(name);
  }

  /** Set by the environment: then nobody can change it while we run. */
  public boolean isFixed(String name) {
    return fromEnvironment(name).isPresent();
  }

  public void set(String name, Object value) {
    if (!get(name).takes(value)) {
      throw new IllegalArgumentException("Wrong kind of value for setting " + name);
    }
    store.set(name, value);
  }

  private Object value(String name) {
    var setting = get(name);
    return fromEnvironment(name).map(text -> read(setting, text))
        .orElseGet(() -> set.get().getOrDefault(name, setting.usual()));
  }

  private Setting get(String name) {
    var setting = declared.get(name);
    if (setting == null) {
      throw new IllegalArgumentException("No such setting: " + name);
    }
    return setting;
  }

  /** {@code GEWERK_APP_TITLE}; installations that move in keep {@code OPENPROJECT_APP__TITLE}. */
  private Optional<String> fromEnvironment(String name) {
    var upper = name.toUpperCase(Locale.ROOT);
    return Optional.ofNullable(environment.getOrDefault("GEWERK_" + upper, environment.get("OPENPROJECT_" + upper)));
  }

  private static Map<String, String> withSingleUnderscores(Map<String, String> environment) {
    var tidy = new HashMap<String, String>();
    environment.forEach((name, value) -> tidy.put(name.replaceAll("_{2,}", "_"), value));
    return tidy;
  }

  private static Object read(Setting setting, String text) {
    return switch (setting.usual()) {
      case Boolean ignored -> Set.of("true", "1", "t", "yes", "on").contains(text.strip().toLowerCase(Locale.ROOT));
      case Integer ignored -> Integer.valueOf(text.strip());
      case List<?> ignored -> split(text);
      default -> text;
    };
  }

  private static List<String> split(String text) {
    var parts = new ArrayList<String>();
    for (var part : text.split("[,\\s]+")) {
      if (!part.isBlank()) {
        parts.add(part);
      }
    }
    return parts;
  }
}
