package gewerk.platform.clock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import gewerk.testkit.Effort;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The calendar, by examples and against a walk from day to day. 2026-03-02 is a Monday. */
class WorkingDaysTest {
  private static final WorkingDays WEEK = WorkingDays.mondayToFriday();

  private static LocalDate march(int day) {
    return LocalDate.of(2026, 3, day);
  }

  @Test
  void aCalendarWithoutAnyWorkingWeekdayIsRefused() {
    assertThatThrownBy(() -> new WorkingDays(Set.of(), Set.of())).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one working day");
  }

  @Test
  void aSaturdayMovesToMonday() {
    assertThat(WEEK.next(march(7))).isEqualTo(march(9));
    assertThat(WEEK.next(march(9))).isEqualTo(march(9));
    assertThat(WEEK.next(march(7), true)).isEqualTo(march(7));
  }

  @Test
  void twoWeeksHaveTenWorkingDays() {
    assertThat(WEEK.duration(march(2), march(13), false)).isEqualTo(10);
    assertThat(WEEK.duration(march(2), march(13), true)).isEqualTo(12);
    assertThat(WEEK.duration(march(7), march(8), false)).isZero();
    assertThat(WEEK.duration(march(10), march(6), true)).isZero();
  }

  @Test
  void sixWorkingDaysFromMondayEndOnTheNextMonday() {
    assertThat(WEEK.due(march(2), 6, false)).isEqualTo(march(9));
    assertThat(WEEK.due(march(2), 6, true)).isEqualTo(march(7));
    assertThat(WEEK.start(march(13), 2, false)).isEqualTo(march(12));
    assertThat(WEEK.start(march(9), 2, false)).isEqualTo(march(6));
  }

  @Test
  void aSpanOfNoDaysCannotBeComputed() {
    assertThatThrownBy(() -> WEEK.due(march(2), 0, false)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WEEK.start(march(2), -1, true)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLagCountsWorkingDaysForwardsAndBackwards() {
    assertThat(WEEK.plus(march(5), 2)).as("Thursday and Friday pass").isEqualTo(march(7));
    assertThat(WEEK.plus(march(7), 0)).isEqualTo(march(7));
    assertThat(WEEK.plus(march(7), -1)).isEqualTo(march(6));
    assertThat(WEEK.plus(march(9), -6)).isEqualTo(LocalDate.of(2026, 2, 27));
  }

  @Test
  void daysOffAreSkipped() {
    var easter = new WorkingDays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        Set.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 5), LocalDate.of(2026, 4, 6)));
    assertThat(easter.isWorking(LocalDate.of(2026, 4, 6))).isFalse();
    assertThat(easter.next(LocalDate.of(2026, 4, 3))).isEqualTo(LocalDate.of(2026, 4, 7));
    assertThat(easter.duration(LocalDate.of(2026, 4, 2), LocalDate.of(2026, 4, 7), false)).isEqualTo(2);
  }

  @Test
  void everyAnswerEqualsAWalkFromDayToDay() {
    var random = new Random(42);
    for (int round = 0; round < 300; round++) {
      var slow = SlowCalendar.random(random);
      var fast = slow.fast();
      for (int i = 0; i < 30; i++) {
        compare(slow, fast, random);
      }
    }
  }

  private static void compare(SlowCalendar slow, WorkingDays fast, Random random) {
    var start = LocalDate.of(1969, 12, 1).plusDays(random.nextInt(90));
    var due = start.plusDays(random.nextInt(60) - 5);
    boolean ignore = random.nextInt(4) == 0;
    int days = 1 + random.nextInt(40);
    assertThat(fast.isWorking(start)).isEqualTo(slow.isWorking(start));
    assertThat(fast.next(start, ignore)).isEqualTo(slow.next(start, ignore));
    assertThat(fast.duration(start, due, ignore)).isEqualTo(slow.duration(start, due, ignore));
    assertThat(fast.due(start, days, ignore)).isEqualTo(slow.due(start, days, ignore));
    assertThat(fast.start(due, days, ignore)).isEqualTo(slow.start(due, days, ignore));
    assertThat(fast.plus(start, days - 20)).isEqualTo(slow.plus(start, days - 20));
  }

  @Test
  void aSpanOfTenThousandYearsTakesNoTime() {
    var daysOff = new HashSet<LocalDate>();
    for (int year = 1900; year < 2300; year++) {
      daysOff.add(LocalDate.of(year, 12, 25));
    }
    var calendar = new WorkingDays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), daysOff);
    Effort.atMost(Duration.ofSeconds(2), () -> {
      for (int i = 0; i < 100_000; i++) {
        var due = calendar.due(march(2), 2_600_000, false);
        assertThat(calendar.duration(march(2), due, false)).isEqualTo(2_600_000);
      }
    });
  }
}
