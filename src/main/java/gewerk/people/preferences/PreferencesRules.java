package gewerk.people.preferences;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;

/** Who may see preferences, and which can be chosen. */
final class PreferencesRules {
  private static final Set<String> LEAD_TIMES = Set.of("PT0S", "P1D", "P3D", "P7D");

  private PreferencesRules() {}

  static boolean mayUse(long userId, Viewer viewer) {
    return viewer.id() == userId || viewer.isAdmin() || viewer.mayGlobally("manage_user");
  }

  /** @param isKnown whether a project is known to whom it concerns */
  static List<Violation> judge(Preferences preferences, LongPredicate isKnown) {
    var wrong = new ArrayList<Violation>();
    if (preferences.get("timeZone") instanceof String zone && !ZoneId.getAvailableZoneIds().contains(zone)) {
      wrong.add(Violation.of("timeZone", "error.inclusion"));
    }
    if (!(preferences.get("workdays") instanceof List<?> days && days.stream().allMatch(day -> day instanceof Integer number && number >= 1 && number <= 7))) {
      wrong.add(Violation.of("workdays", "error.inclusion"));
    }
    if (!(preferences.get("dailyReminders") instanceof Map<?, ?> daily && areTimes(daily.get("times")))) {
      wrong.add(Violation.of("dailyReminders", "error.invalid"));
    }
    if (!(preferences.get("pauseReminders") instanceof Map<?, ?> pause && isPause(pause))) {
      wrong.add(Violation.of("pauseReminders", "error.invalid"));
    }
    wrong.addAll(notifications(preferences.get("notifications"), isKnown));
    return wrong;
  }

  private static boolean areTimes(@Nullable Object times) {
    return times instanceof List<?> list && list.stream().allMatch(time -> time instanceof String text && text.matches("([01]\\d|2[0-3]):[0-5]\\d"));
  }

  private static boolean isPause(Map<?, ?> pause) {
    var first = day(pause.get("firstDay"));
    var last = day(pause.get("lastDay"));
    boolean bounded = first != null && last != null && !last.isBefore(first);
    return bounded || !Boolean.TRUE.equals(pause.get("enabled")) && pause.get("firstDay") == null;
  }

  private static @Nullable LocalDate day(@Nullable Object text) {
    try {
      return text instanceof String day ? LocalDate.parse(day) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** One holds everywhere; the others each refine it for one project. */
  private static List<Violation> notifications(@Nullable Object value, LongPredicate isKnown) {
    if (!(value instanceof List<?> list)) {
      return List.of(Violation.of("notifications", "error.invalid"));
    }
    var settings = list.stream().map(one -> (Map<?, ?>) one).toList();
    var projects = settings.stream().map(PreferenceShapes::hrefOfProject).toList();
    boolean once = projects.stream().distinct().count() == projects.size();
    if (!once || !projects.contains(null)) {
      return List.of(Violation.sentence("notifications", "preferences.one_global_notification"));
    }
    boolean good = settings.stream().allMatch(PreferencesRules::hasKnownLeadTimes)
        && projects.stream().allMatch(href -> href == null || isProject(href, isKnown));
    if (!good) {
      return List.of(Violation.of("notifications", "error.invalid"));
    }
    boolean mailForProject = settings.stream().filter(one -> PreferenceShapes.hrefOfProject(one) != null)
        .anyMatch(one -> PreferenceShapes.ONLY_BY_MAIL.stream().anyMatch(reason -> Boolean.TRUE.equals(one.get(reason))));
    return mailForProject ? List.of(Violation.sentence("notifications", "preferences.mail_only_globally")) : List.of();
  }

  private static boolean hasKnownLeadTimes(Map<?, ?> setting) {
    return PreferenceShapes.DATES.stream().map(setting::get).allMatch(time -> time == null || LEAD_TIMES.contains(time));
  }

  private static boolean isProject(String href, LongPredicate isKnown) {
    return href.matches("/api/v3/(projects|workspaces|programs|portfolios)/\\d{1,18}") && isKnown.test(Long.parseLong(href.substring(href.lastIndexOf('/') + 1)));
  }
}
