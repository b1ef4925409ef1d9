package gewerk.people.preferences;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The forms in which structured preferences are kept, whatever the form in which they were written. */
final class PreferenceShapes {
  static final Set<String> USUALLY_ON =
      Set.of("watched", "assignee", "responsible", "mentioned", "shared", "membershipAdded", "membershipUpdated");
  /** What is only told by mail, and not for single projects. */
  static final List<String> ONLY_BY_MAIL = List.of("newsAdded", "newsCommented", "documentAdded", "forumMessages", "wikiPageAdded", "wikiPageUpdated",
      "membershipAdded", "membershipUpdated");
  static final List<String> REASONS = List.of("watched", "assignee", "responsible", "mentioned", "shared", "workPackageCommented", "workPackageCreated",
      "workPackageProcessed", "workPackagePrioritized", "workPackageScheduled");
  static final List<String> DATES = List.of("startDate", "dueDate", "overdue");
  static final Map<String, @Nullable Object> USUAL_NOTIFICATIONS = usualNotifications();

  private PreferenceShapes() {}

  @Nullable
  static Object kept(String name, Object written) {
    return switch (name) {
      case "dailyReminders" -> written instanceof Map<?, ?> map ? daily(map) : written;
      case "pauseReminders" -> written instanceof Map<?, ?> map ? pause(map) : written;
      case "immediateReminders" -> written instanceof Map<?, ?> map ? immediate(map) : written;
      case "notifications" -> written instanceof List<?> list ? list.stream().map(PreferenceShapes::notification).toList() : written;
      default -> written;
    };
  }

  /** Times come as {@code 08:00} or {@code 08:00:00+00:00} and are kept as the former. */
  private static Map<String, Object> daily(Map<?, ?> written) {
    var times = written.get("times") instanceof List<?> list ? list.stream().map(time -> shortened(String.valueOf(time))).toList() : List.of("08:00");
    return Map.of("enabled", isTrue(written, "enabled"), "times", times);
  }

  private static String shortened(String time) {
    return time.matches("\\d\\d:\\d\\d:\\d\\d.*") ? time.substring(0, 5) : time;
  }

  private static Map<String, Object> pause(Map<?, ?> written) {
    var kept = new LinkedHashMap<String, Object>();
    kept.put("enabled", isTrue(written, "enabled"));
    if (written.get("firstDay") instanceof String first) {
      kept.put("firstDay", first);
      kept.put("lastDay", written.get("lastDay") instanceof String last ? last : first);
    }
    return kept;
  }

  private static Map<String, Object> immediate(Map<?, ?> written) {
    return Map.of("mentioned", isTrue(written, "mentioned"), "personalReminder", isTrue(written, "personalReminder"));
  }

  private static Map<String, @Nullable Object> notification(Object element) {
    var written = element instanceof Map<?, ?> map ? map : Map.of();
    var kept = new LinkedHashMap<String, @Nullable Object>();
    REASONS.forEach(reason -> kept.put(reason, isTrue(written, reason)));
    ONLY_BY_MAIL.forEach(reason -> kept.put(reason, isTrue(written, reason)));
    DATES.forEach(date -> kept.put(date, written.get(date)));
    kept.put("_links", links(hrefOfProject(written)));
    return kept;
  }

  /** Null for the one that holds everywhere. */
  static @Nullable String hrefOfProject(Map<?, ?> notification) {
    return notification.get("_links") instanceof Map<?, ?> links && links.get("project") instanceof Map<?, ?> project
        && project.get("href") instanceof String href ? href : null;
  }

  private static Map<String, Object> links(@Nullable String href) {
    var project = new LinkedHashMap<String, @Nullable Object>();
    project.put("href", href);
    return Map.of("project", project);
  }

  private static boolean isTrue(Map<?, ?> written, String name) {
    return Boolean.TRUE.equals(written.get(name));
  }

  private static Map<String, @Nullable Object> usualNotifications() {
    var usual = new LinkedHashMap<String, @Nullable Object>();
    REASONS.forEach(reason -> usual.put(reason, USUALLY_ON.contains(reason)));
    ONLY_BY_MAIL.forEach(reason -> usual.put(reason, USUALLY_ON.contains(reason)));
    usual.put("startDate", "P1D");
    usual.put("dueDate", "P1D");
    usual.put("overdue", null);
    usual.put("_links", links(null));
    return usual;
  }
}
