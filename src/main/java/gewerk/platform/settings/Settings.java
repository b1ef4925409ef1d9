package gewerk.platform.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import gewerk.platform.audit.Audit;
import gewerk.platform.audit.Entry;
import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.secrets.Secrets;

/** All settings as they stand: set by environment, else by an administrator, else as declared. */
public final class Settings {
  private final Database database;
  private final Secrets secrets;
  private final SettingStore store;
  private final Map<String, String> environment;
  private final Map<String, Setting> declared = new LinkedHashMap<>();
  private final Held<Map<String, Object>> set;

  public Settings(Database database, Map<String, String> environment, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
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

  /** Of a secret setting, the secret itself. */
  public String text(String name) {
    var text = (String) value(name);
    return get(name).isSecret() && !isFixed(name) && !text.isEmpty() ? secrets.open(text) : text;
  }

  /** What it is now; of a secret setting, what stands in its place. */
  public Object now(String name) {
    return value(name);
  }

  public Setting named(String name) {
    return get(name);
  }

  /** Whether a variable of the environment sets one of ours. */
  public boolean isVariable(String variable) {
    var name = variable.replaceFirst("^(GEWERK|OPENPROJECT)_", "").replaceAll("_{2,}", "_").toLowerCase(Locale.ROOT);
    return declared.containsKey(name);
  }

  /** What is wrong with the values that the environment fixes: a sentence for each. */
  public List<String> wrongInEnvironment() {
    return declared.values().stream().filter(setting -> isFixed(setting.name()) && !fits(setting)).map(setting -> "The variable "
        + variable(setting.name()) + " does not fit: " + wanted(setting) + " is expected.").toList();
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
    boolean secret = get(name).isSecret();
    database.inTransaction(() -> {
      var before = set.get().getOrDefault(name, get(name).usual());
      store.set(name, secret && !"".equals(value) ? secrets.seal((String) value) : value);
      if (secret || !before.equals(value)) {
        new Audit(database).note(Entry.of("setting.changed", "setting", 0, name).changed(secret ? "secret" : name, before, value));
      }
    });
  }

  /** All of them or none; what else belongs to the change runs in its transaction. */
  public void set(Map<String, Object> values, Runnable alongside) {
    database.inTransaction(() -> {
      values.forEach(this::set);
      alongside.run();
    });
  }

  /** The variable that fixes it, as administrators should write it. */
  public static String variable(String name) {
    return "GEWERK_" + name.toUpperCase(Locale.ROOT);
  }

  private boolean fits(Setting setting) {
    try {
      return setting.takes(read(setting, fromEnvironment(setting.name()).orElseThrow()));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String wanted(Setting setting) {
    return switch (setting.bounds()) {
      case Setting.Bounds.Between(var least, var most) -> "a number from " + least + " to " + most;
      case Setting.Bounds.OneOf(var words) -> words.size() > 40 ? "a name such as " + words.get(words.size() / 2) : "one of " + String.join(", ", words);
      case Setting.Bounds.Like(var pattern, var example) -> "something like " + example;
      case Setting.Bounds.None() -> setting.usual() instanceof Integer ? "a whole number" : "true or false";
      case Setting.Bounds.Secret() -> "a text";
      case Setting.Bounds.Prose() -> "a text";
    };
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
