package gewerk.people.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import org.junit.jupiter.api.Test;

class PreferencesRulesTest {
  @Test
  void whatIsUsualIsGood() {
    assertThat(PreferencesRules.judge(Preferences.of(1, Map.of()), project -> false)).isEmpty();
  }

  @Test
  void timeZonesMustExist() {
    assertThat(wrong("timeZone", "Europe/Paris")).isEmpty();
    assertThat(wrong("timeZone", "Mars/Base")).containsExactly("timeZone");
  }

  @Test
  void workdaysAreNumberedFromMonday() {
    assertThat(wrong("workdays", List.of(1, 7))).isEmpty();
    assertThat(wrong("workdays", List.of(0))).containsExactly("workdays");
  }

  @Test
  void timesOfRemindersAreKeptShort() {
    var changed = changed("dailyReminders", Map.of("enabled", true, "times", List.of("08:00:00+00:00", "15:30")));
    assertThat(changed.get("dailyReminders")).isEqualTo(Map.of("enabled", true, "times", List.of("08:00", "15:30")));
    assertThat(wrong("dailyReminders", Map.of("enabled", true, "times", List.of("25:00")))).containsExactly("dailyReminders");
  }

  @Test
  void aPauseOfOneDayEndsOnThatDay() {
    assertThat(changed("pauseReminders", Map.of("enabled", true, "firstDay", "2026-03-02")).get("pauseReminders"))
        .isEqualTo(Map.of("enabled", true, "firstDay", "2026-03-02", "lastDay", "2026-03-02"));
  }

  @Test
  void aPauseNeedsDaysInTheirOrder() {
    assertThat(wrong("pauseReminders", Map.of("enabled", true))).containsExactly("pauseReminders");
    assertThat(wrong("pauseReminders", Map.of("enabled", true, "firstDay", "2026-03-02", "lastDay", "2026-03-01"))).containsExactly("pauseReminders");
  }

  @Test
  void exactlyOneNotificationSettingHoldsEverywhere() {
    assertThat(wrong("notifications", List.of())).containsExactly("notifications");
    assertThat(wrong("notifications", List.of(Map.of("watched", true)))).isEmpty();
    assertThat(wrong("notifications", List.of(Map.of("watched", true), Map.of("watched", false)))).containsExactly("notifications");
  }

  @Test
  void projectsMustBeKnownAndGetNoMailOfTheirOwn() {
    var refined = Map.of("assignee", true, "_links", Map.of("project", Map.of("href", "/api/v3/projects/7")));
    var byMail = Map.of("newsAdded", true, "_links", Map.of("project", Map.of("href", "/api/v3/projects/7")));
    var unknown = Map.of("assignee", true, "_links", Map.of("project", Map.of("href", "/api/v3/projects/8")));
    assertThat(wrong("notifications", List.of(Map.of("watched", true), refined))).isEmpty();
    assertThat(wrong("notifications", List.of(Map.of("watched", true), byMail))).containsExactly("notifications");
    assertThat(wrong("notifications", List.of(Map.of("watched", true), unknown))).containsExactly("notifications");
  }

  @Test
  void leadTimesAreOneOfFour() {
    assertThat(wrong("notifications", List.of(Map.of("dueDate", "P3D")))).isEmpty();
    assertThat(wrong("notifications", List.of(Map.of("dueDate", "P2D")))).containsExactly("notifications");
  }

  private static Preferences changed(String name, Object value) {
    return Preferences.of(1, Map.of()).with(Written.of(Map.of(name, value)));
  }

  private static List<String> wrong(String name, Object value) {
    return PreferencesRules.judge(changed(name, value), project -> project == 7).stream().map(Violation::attribute).toList();
  }
}
