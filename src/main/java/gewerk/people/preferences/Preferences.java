package gewerk.people.preferences;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;

/**
 * What one person has chosen.
 *
 * @param values by the API's names; what is not chosen is as it usually is
 */
public record Preferences(long userId, Map<String, @Nullable Object> values) {
  private static final Map<String, @Nullable Object> USUAL = usual();

  public static Preferences of(long userId, Map<String, Object> chosen) {
    var all = new LinkedHashMap<>(USUAL);
    chosen.forEach(all::replace);
    return new Preferences(userId, all);
  }

  public @Nullable Object get(String name) {
    return values.get(name);
  }

  public boolean truth(String name) {
    return Boolean.TRUE.equals(get(name));
  }

  /** With what was written, in the form in which it is kept. */
  Preferences with(Written written) {
    var changed = new LinkedHashMap<>(values);
    written.names().stream().filter(changed::containsKey)
        .forEach(name -> changed.put(name, written.get(name) == null ? USUAL.get(name) : PreferenceShapes.kept(name, written.get(name))));
    return new Preferences(userId, changed);
  }

  private static Map<String, @Nullable Object> usual() {
    var usual = new LinkedHashMap<String, @Nullable Object>();
    usual.put("timeZone", null);
    usual.put("disableKeyboardShortcuts", false);
    usual.put("warnOnLeavingUnsaved", true);
    usual.put("commentSortDescending", false);
    usual.put("autoHidePopups", true);
    usual.put("dailyReminders", Map.of("enabled", true, "times", List.of("08:00")));
    usual.put("immediateReminders", Map.of("mentioned", true, "personalReminder", true));
    usual.put("pauseReminders", Map.of("enabled", false));
    usual.put("workdays", List.of(1, 2, 3, 4, 5));
    usual.put("notifications", List.of(PreferenceShapes.USUAL_NOTIFICATIONS));
    return usual;
  }
}
