package gewerk.work.scheduling;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

import gewerk.platform.clock.SlowCalendar;
import gewerk.platform.clock.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How start, finish and duration follow from each other. 2026-03-02 is a Monday; dates in the tables are days of that March. */
class DateRulesTest {
  private static final DateRules RULES = new DateRules(WorkingDays.mondayToFriday());
  private static final Dates TWO_WEEKS = dates("2", "13", "10");

  private static @Nullable LocalDate march(@Nullable String day) {
    return day == null || day.equals("null") ? null : LocalDate.of(2026, 3, Integer.parseInt(day));
  }

  private static @Nullable Integer days(@Nullable String days) {
    return days == null || days.equals("null") ? null : Integer.valueOf(days);
  }

  private static Dates dates(@Nullable String start, @Nullable String due, @Nullable String duration) {
    return new Dates(march(start), march(due), days(duration), false);
  }

  /** "start=2 due=null every" gives start, an explicit null as finish, and counts every day. */
  private static DateChange change(String words) {
    var change = DateChange.NONE;
    for (var word : words.split(" ")) {
      var pair = word.split("=");
      change = switch (pair[0]) {
        case "start" -> change.start(march(pair[1]));
        case "due" -> change.due(march(pair[1]));
        case "date" -> change.date(march(pair[1]));
        case "duration" -> change.duration(days(pair[1]));
        case "every" -> change.ignoreNonWorkingDays(true);
        case "working" -> change.ignoreNonWorkingDays(false);
        default -> throw new IllegalArgumentException(word);
      };
    }
    return change;
  }

  private static List<String> wrong(DerivedDates derived) {
    return derived.violations().stream().map(violation -> violation.attribute() + " " + violation.message().key()).toList();
  }

  private static DerivedDates write(Dates saved, String words) {
    return RULES.manual(new DateDraft(saved, change(words), false));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
      "start=2 due=13, 2, 13, 10", "start=2 duration=6, 2, 9, 6", "due=13 duration=2, 12, 13, 2", "start=7, 9, ,", "start=2 duration=3, 2, 4, 3",
      "start=2 duration=1, 2, 2, 1", "start=7 due=8, 9, 9, 1", "start=7 due=13, 9, 13, 5", "duration=3, , , 3", "due=14, , 16,",
      "start=2 due=4 duration=3, 2, 4, 3"})
  void aNewPackageGetsTheThirdFromTheOtherTwo(String given, String start, String due, String duration) {
    assertThat(write(Dates.NONE, given)).isEqualTo(DerivedDates.valid(dates(start, due, duration)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
      "start=4, 4, 13, 8", "due=16, 2, 16, 11", "duration=3, 2, 4, 3", "start=3 due=6, 3, 6, 4", "start=null, , 13,", "due=null, 2, ,",
      "duration=null, 2, ,", "start=null due=null, , , 10", "start=null duration=null, , 13,", "due=null duration=null, 2, ,",
      "start=null due=null duration=null, , ,", "start=null duration=3, , , 3", "due=12 duration=2, 11, 12, 2", "start=7, 9, 13, 5"})
  void aSavedPackageKeepsWhatWasNotGivenWhereItCan(String given, String start, String due, String duration) {
    assertThat(write(TWO_WEEKS, given)).isEqualTo(DerivedDates.valid(dates(start, due, duration)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
      "start=2 due=4 duration=5 | duration error.duration.larger",
      "start=2 due=4 duration=2 | duration error.duration.smaller",
      "start=10 due=6 | dueDate error.dueDate.before_start, duration error.duration.not_positive",
      "start=16 | dueDate error.dueDate.before_start, duration error.duration.not_positive",
      "start=2 due=null duration=3 | dueDate error.dueDate.cannot_be_null",
      "start=null due=6 duration=3 | startDate error.startDate.cannot_be_null",
      "start=2 due=6 duration=null | duration error.duration.cannot_be_null",
      "duration=0 | duration error.duration.not_positive",
      "duration=-1 | duration error.duration.not_positive",
      "duration=1000001 | duration error.duration.too_long"})
  void contradictionsAreNamed(String given, String expected) {
    assertThat(String.join(", ", wrong(write(TWO_WEEKS, given)))).isEqualTo(expected);
  }

  @Test
  void everyDayCountsWhenNonWorkingDaysAreIgnored() {
    assertThat(write(Dates.NONE, "start=7 every").dates().start()).isEqualTo(march("7"));
    assertThat(write(TWO_WEEKS, "every").dates()).isEqualTo(dates("2", "13", "12").ignoreNonWorkingDays(true));
  }

  @Test
  void goingBackToWorkingDaysShiftsTheDatesFirst() {
    var weekend = dates("7", "15", "9").ignoreNonWorkingDays(true);
    assertThat(write(weekend, "working").dates()).isEqualTo(dates("9", "16", "6"));
  }

  @Test
  void whatIsNotAskedForIsNotTouchedEvenOnADayOff() {
    var onSaturday = dates("7", "7", "1");
    assertThat(RULES.manual(new DateDraft(onSaturday, DateChange.NONE, false))).isEqualTo(DerivedDates.valid(onSaturday));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"date=6, 6", "date=7, 9", "start=5, 5", "due=5, 5", "start=5 due=5, 5", "date=null,", "due=null,", "date=6 duration=1, 6",
      "date=6 duration=null, 6"})
  void aMilestoneIsOnOneDay(String given, String date) {
    assertThat(RULES.manual(new DateDraft(dates("2", "2", "1"), change(given), true))).isEqualTo(DerivedDates.valid(dates(date, date, "1")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"start=5 due=6, dueDate error.dueDate.not_start_date", "date=5 duration=2, duration error.duration.milestone"})
  void aMilestoneHasNeitherTwoDatesNorADuration(String given, String expected) {
    assertThat(wrong(RULES.manual(new DateDraft(Dates.NONE, change(given), true)))).containsExactly(expected);
  }

  @Test
  void aPackageThatBecomesAMilestoneKeepsItsFinish() {
    assertThat(RULES.manual(new DateDraft(dates("2", "4", "3"), DateChange.NONE, true)).dates()).isEqualTo(dates("4", "4", "1"));
    assertThat(RULES.manual(new DateDraft(dates("2", null, null), DateChange.NONE, true)).dates()).isEqualTo(dates("2", "2", "1"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"start=20, 5, 9, 3", "due=12, 5, 12, 6", "duration=2, 5, 6, 2", "due=null, 5, ,", "duration=null, 5, ,",
      "due=6 duration=2, 5, 6, 2", "start=20 due=10, 5, 10, 4"})
  void anAutomaticLeafBeginsAsSoonAsItMay(String given, String start, String due, String duration) {
    var derived = RULES.automatic(new DateDraft(dates("3", "5", "3"), change(given), false), march("5"));
    assertThat(derived).isEqualTo(DerivedDates.valid(dates(start, due, duration)));
  }

  @Test
  void anAutomaticLeafCannotFinishBeforeItMayBegin() {
    var derived = RULES.automatic(new DateDraft(dates("5", "9", "3"), change("due=4"), false), march("7"));
    assertThat(wrong(derived)).containsExactly("dueDate error.startDate.violates_relations");
    assertThat(derived.violations().getFirst().message().arguments()).containsExactly(march("9"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"due=6 duration=9, duration error.duration.larger", "due=null duration=2, dueDate error.dueDate.cannot_be_null",
      "due=6 duration=null, duration error.duration.cannot_be_null", "duration=0, duration error.duration.not_positive"})
  void anAutomaticLeafIsCheckedLikeAManualOne(String given, String expected) {
    assertThat(wrong(RULES.automatic(new DateDraft(dates("5", "9", "3"), change(given), false), march("5")))).containsExactly(expected);
  }

  @Test
  void anAutomaticLeafWithoutConstraintIsWrittenLikeAManualOne() {
    assertThat(RULES.automatic(new DateDraft(TWO_WEEKS, change("start=4"), false), null)).isEqualTo(write(TWO_WEEKS, "start=4"));
  }

  @Test
  void anAutomaticMilestoneIsOnTheNextWorkingDay() {
    assertThat(RULES.automatic(new DateDraft(dates("2", "2", "1"), change("date=20"), true), march("7")).dates()).isEqualTo(dates("9", "9", "1"));
  }

  @Test
  void aParentReachesFromTheFirstDateBeneathItToTheLast() {
    var beneath = DateRange.EMPTY.with(dates("10", "12", "3")).with(dates(null, "6", null));
    assertThat(RULES.parent(beneath, false)).isEqualTo(dates("6", "12", "5"));
    assertThat(RULES.parent(beneath, true)).isEqualTo(dates("6", "12", "7").ignoreNonWorkingDays(true));
    assertThat(RULES.parent(DateRange.EMPTY, false)).isEqualTo(Dates.NONE);
  }

  @Test
  void whateverIsStoredWithoutComplaintIsConsistent() {
    var random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      var slow = round % 100 == 0 ? SlowCalendar.random(random) : new SlowCalendar(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());
      var rules = new DateRules(slow.fast());
      var saved = rules.manual(new DateDraft(Dates.NONE, randomChange(random), false));
      if (saved.isValid()) {
        var derived = rules.manual(new DateDraft(saved.dates(), randomChange(random), false));
        assertThat(!derived.isValid() || isConsistent(derived.dates(), slow)).as("%s", derived).isTrue();
      }
    }
  }

  private static boolean isConsistent(Dates dates, SlowCalendar slow) {
    int known = (dates.start() == null ? 0 : 1) + (dates.due() == null ? 0 : 1) + (dates.duration() == null ? 0 : 1);
    return known < 2 || known == 3 && !dates.due().isBefore(dates.start())
        && slow.duration(dates.start(), dates.due(), dates.ignoreNonWorkingDays()) == dates.duration();
  }

  private static DateChange randomChange(Random random) {
    var change = DateChange.NONE;
    if (random.nextBoolean()) {
      change = change.start(random.nextInt(3) == 0 ? null : LocalDate.of(1969, 12, 1).plusDays(random.nextInt(60)));
    }
    if (random.nextBoolean()) {
      change = change.due(random.nextInt(3) == 0 ? null : LocalDate.of(1969, 12, 1).plusDays(random.nextInt(60)));
    }
    if (random.nextBoolean()) {
      change = change.duration(random.nextInt(3) == 0 ? null : Integer.valueOf(random.nextInt(20)));
    }
    return random.nextBoolean() ? change.ignoreNonWorkingDays(random.nextBoolean()) : change;
  }

  @Test
  void everyViolationHasWordsInEveryLanguage() throws Exception {
    var english = labels(Locale.ENGLISH);
    assertThat(labels(Locale.GERMAN).keySet()).isEqualTo(english.keySet());
    var source = Files.readString(Path.of("src/main/java/gewerk/work/scheduling/DateViolation.java"));
    var keys = Pattern.compile("\"(error\\.\\w+\\.\\w+)\"").matcher(source).results().map(hit -> (Object) hit.group(1)).toList();
    assertThat(english.keySet()).hasSizeGreaterThan(10).containsAll(keys);
    assertThat(english.getProperty("error.duration.larger")).isEqualTo("is larger than the interval between the start and the finish date.");
  }

  private static Properties labels(Locale locale) throws Exception {
    var labels = new Properties();
    try (var text = new InputStreamReader(DateRules.class.getResourceAsStream(locale.getLanguage() + ".properties"),
        StandardCharsets.UTF_8)) {
      labels.load(text);
    }
    return labels;
  }
}
