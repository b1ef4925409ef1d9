package gewerk.work.progress;

import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How work (W), remaining work (R) and % complete (P) follow from each other. In the tables "-" is an empty value. */
class ProgressRulesTest {
  private static final ProgressRules WORK_BASED = new ProgressRules(ProgressRules.Mode.WORK_BASED, ProgressRules.OnClose.NO_CHANGE);
  private static final ProgressRules FINISHING = new ProgressRules(ProgressRules.Mode.WORK_BASED, ProgressRules.OnClose.SET_100);
  private static final ProgressRules STATUS_BASED = new ProgressRules(ProgressRules.Mode.STATUS_BASED, ProgressRules.OnClose.SET_100);
  private static final StatusStep SAME = StatusStep.unchanged(0);

  private static Progress progress(String values) {
    var parts = values.strip().split("\\s+");
    return new Progress(hours(parts[0]), hours(parts[1]), parts[2].equals("-") ? null : Integer.valueOf(parts[2]));
  }

  private static @Nullable BigDecimal hours(String text) {
    return text.equals("-") ? null : new BigDecimal(text);
  }

  private static ProgressChange change(String words) {
    var change = ProgressChange.NONE;
    for (var word : words.strip().split("\\s+")) {
      var value = word.substring(2);
      change = switch (word.charAt(0)) {
        case 'W' -> change.work(hours(value));
        case 'R' -> change.remaining(hours(value));
        case 'P' -> change.percent(value.equals("-") ? null : Integer.valueOf(value));
        default -> throw new IllegalArgumentException(word);
      };
    }
    return change;
  }

  private static String wrong(DerivedProgress derived) {
    return derived.violations().stream().map(Enum::name).collect(Collectors.joining(" "));
  }

  @ParameterizedTest(name = "{0}: {1} gives {2}")
  @CsvSource({
      "- - -, W=10, 10 10 0", "- - -, P=40, - - 40", "- - -, R=3, 3 3 0", "- - 60, W=10, 10 4 60", "- - 60, R=4, 10 4 60",
      "10 4 60, W=20, 20 14 30", "10 4 60, W=5, 5 0 100", "10 4 60, R=1, 10 1 90", "10 4 60, P=80, 10 2 80", "10 4 60, W=-, - - 60",
      "10 4 60, R=-, - - 60", "10 4 60, P=-, 10 - -", "10 4 60, W=0, 0 0 -", "10 4 60, P=100, 10 0 100", "- - -, R=4 P=20, 5 4 20",
      "1000 1000 0, R=999, 1000 999 1", "1000 1000 0, R=1, 1000 1 99", "8 8 0, W=8 P=50, 8 4 50",
      "10 10 0, R=4, 10 4 60", "- - -, W=10 R=4, 10 4 60", "10 4 60, R=- P=-, 10 - -", "10 4 60, W=- P=50, - - 50", "10 4 60, R=12 P=20, 15 12 20",
      "10 4 60, W=20 R=5 P=75, 20 5 75", "10 4 60, W=10, 10 4 60", "10 4 60, R=4 P=60, 10 4 60", "10 4 60, W=2, 2 0 100",
      "10 4 60, W=- R=- P=-, - - -", "0 0 -, W=4, 4 4 0", "10 4 60, W=20 P=-, 20 - -", "10 4 60, R=0, 10 0 100", "10 0 100, R=10, 10 10 0",
      "- - -, W=0.004, 0 0 -", "3 3 0, P=33, 3 2.01 33"})
  void twoValuesGiveTheThird(String before, String given, String after) {
    assertThat(WORK_BASED.write(progress(before), change(given), SAME)).isEqualTo(DerivedProgress.valid(progress(after)));
  }

  @ParameterizedTest(name = "{0}: {1} is refused as {2}")
  @CsvSource({
      "10 4 60, R=12, REMAINING_ABOVE_WORK", "- - -, W=5 R=9, WORK_BELOW_REMAINING REMAINING_ABOVE_WORK",
      "10 4 60, W=5 R=9 P=20, WORK_BELOW_REMAINING REMAINING_ABOVE_WORK", "10 4 60, W=10 R=5 P=20, PERCENT_MISMATCH",
      "- - -, P=101, PERCENT_OUT_OF_RANGE", "- - -, P=-1, PERCENT_OUT_OF_RANGE", "- - -, W=-1, WORK_NEGATIVE",
      "10 4 60, R=-0.5, REMAINING_NEGATIVE", "- - -, W=-1 R=-2 P=200, WORK_NEGATIVE REMAINING_NEGATIVE PERCENT_OUT_OF_RANGE",
      "10 4 60, W=0 P=60, PERCENT_WITHOUT_WORK", "0 0 -, P=50, PERCENT_WITHOUT_WORK", "10 4 60, W=- R=4, WORK_REQUIRED",
      "10 4 60, W=10 R=- P=60, REMAINING_REQUIRED", "10 4 60, W=10 R=4 P=-, PERCENT_REQUIRED", "10 4 60, R=4 P=100, REMAINING_NOT_ZERO",
      "10 4 60, W=- R=4 P=100, REMAINING_NOT_EMPTY"})
  void contradictionsAreNamed(String before, String given, String violations) {
    assertThat(wrong(WORK_BASED.write(progress(before), change(given), SAME))).isEqualTo(violations);
  }

  @Test
  void aViolationKnowsItsAttribute() {
    assertThat(Arrays.stream(ProgressViolation.values()).map(ProgressViolation::attribute).distinct())
        .containsExactly("estimatedTime", "remainingTime", "percentageDone");
  }

  @ParameterizedTest(name = "{0} agrees with itself")
  @CsvSource({"3 2.01 33", "1.5 0.99 34", "0.03 0.02 33", "0.03 0.02 34", "0.01 0.01 0", "0.01 0 99"})
  void everyPercentageThatFitsTheRoundedHoursIsAccepted(String values) {
    var progress = progress(values);
    var all = ProgressChange.NONE.work(progress.work()).remaining(progress.remaining()).percent(progress.percent());
    assertThat(WORK_BASED.write(Progress.NONE, all, SAME)).isEqualTo(DerivedProgress.valid(progress));
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({"10 4 50, 10 4 60", "10 4 100, 10 0 100", "10 - 100, 10 0 100", "0 0 50, 0 0 -", "10 4 60, 10 4 60", "10 12 0, 10 12 0", "- - 40, - - 40",
      "10 - -, 10 - -"})
  void whatWasSavedUnderOtherRulesIsPutRight(String before, String after) {
    assertThat(WORK_BASED.write(progress(before), ProgressChange.NONE, SAME)).isEqualTo(DerivedProgress.valid(progress(after)));
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({"10 4 60, 10 0 100", "- - -, - - 100", "- - 40, - - 100", "10 - -, 10 0 100", "0 0 -, 0 0 -"})
  void closingFinishesTheWorkWhereSettingsSaySo(String before, String after) {
    var closing = SAME.closing();
    assertThat(FINISHING.write(progress(before), ProgressChange.NONE, closing)).isEqualTo(DerivedProgress.valid(progress(after)));
    assertThat(WORK_BASED.write(progress(before), ProgressChange.NONE, closing)).isEqualTo(DerivedProgress.valid(progress(before)));
  }

  @Test
  void aPercentageThatIsGivenWinsOverClosing() {
    assertThat(FINISHING.write(progress("10 4 60"), change("P=80"), SAME.closing()).progress()).isEqualTo(progress("10 2 80"));
    assertThat(FINISHING.write(progress("10 4 60"), change("W=20"), SAME.closing()).progress()).isEqualTo(progress("20 0 100"));
    assertThat(wrong(FINISHING.write(progress("10 4 60"), change("R=3"), SAME.closing()))).isEqualTo("REMAINING_NOT_ZERO");
  }

  @Test
  void aStatusBringsItsPercentage() {
    assertThat(STATUS_BASED.write(progress("10 10 0"), ProgressChange.NONE, StatusStep.to(40)).progress()).isEqualTo(progress("10 6 40"));
    assertThat(STATUS_BASED.write(progress("- - 0"), ProgressChange.NONE, StatusStep.to(40)).progress()).isEqualTo(progress("- - 40"));
    assertThat(STATUS_BASED.write(progress("10 6 40"), change("W=20"), StatusStep.unchanged(40)).progress()).isEqualTo(progress("20 12 40"));
    assertThat(STATUS_BASED.write(progress("10 6 40"), change("W=-"), StatusStep.unchanged(40)).progress()).isEqualTo(progress("- - 40"));
    assertThat(STATUS_BASED.write(Progress.NONE, change("W=10"), StatusStep.unchanged(40)).progress()).isEqualTo(progress("10 6 40"));
    assertThat(STATUS_BASED.write(progress("10 4 60"), ProgressChange.NONE, StatusStep.unchanged(40).closing()).progress()).isEqualTo(progress("10 4 60"));
  }

  @Test
  void whereTheStatusRulesOnlyWorkIsWritable() {
    assertThat(wrong(STATUS_BASED.write(progress("10 6 40"), change("P=50 R=5"), StatusStep.unchanged(40)))).isEqualTo("REMAINING_READ_ONLY PERCENT_READ_ONLY");
    assertThat(STATUS_BASED.write(progress("10 6 40"), change("P=40 R=6"), StatusStep.unchanged(40)).isValid()).isTrue();
    assertThat(wrong(STATUS_BASED.write(progress("10 6 40"), change("W=-3"), StatusStep.unchanged(40)))).isEqualTo("WORK_NEGATIVE");
    assertThat(ProgressViolation.PERCENT_READ_ONLY.isReadOnly()).isTrue();
    assertThat(ProgressViolation.PERCENT_MISMATCH.isReadOnly()).isFalse();
  }

  @Test
  void whateverIsStoredWithoutComplaintIsConsistentAndStays() {
    var random = new Random(11);
    for (int round = 0; round < 50_000; round++) {
      var saved = WORK_BASED.write(Progress.NONE, randomChange(random), SAME);
      var next = WORK_BASED.write(saved.progress(), randomChange(random), SAME);
      if (saved.isValid() && next.isValid()) {
        assertThat(isConsistent(next.progress())).as("%s then %s", saved, next).isTrue();
        assertThat(WORK_BASED.write(next.progress(), ProgressChange.NONE, SAME)).isEqualTo(next);
      }
    }
  }

  private static boolean isConsistent(Progress progress) {
    if (progress.work() == null) {
      return progress.remaining() == null || progress.percent() == null;
    }
    if (progress.remaining() == null || progress.percent() == null) {
      return progress.work().signum() == 0 || progress.remaining() == null && progress.percent() == null;
    }
    double exact = 100 - progress.remaining().doubleValue() / progress.work().doubleValue() * 100;
    double tolerance = 1 + 0.6 / progress.work().doubleValue();
    return progress.remaining().compareTo(progress.work()) <= 0 && Math.abs(exact - progress.percent()) <= tolerance;
  }

  private static ProgressChange randomChange(Random random) {
    var change = ProgressChange.NONE;
    if (random.nextBoolean()) {
      change = change.work(randomHours(random));
    }
    if (random.nextBoolean()) {
      change = change.remaining(randomHours(random));
    }
    return random.nextBoolean() ? change.percent(random.nextInt(5) == 0 ? null : Integer.valueOf(random.nextInt(101))) : change;
  }

  private static @Nullable BigDecimal randomHours(Random random) {
    return random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(random.nextBoolean() ? 30 : 3000), 2);
  }

  @Test
  void everyViolationHasWordsInEveryLanguage() throws Exception {
    for (var language : new String[] {"en", "de"}) {
      var labels = new Properties();
      try (var text = new InputStreamReader(ProgressRules.class.getResourceAsStream(language + ".properties"), StandardCharsets.UTF_8)) {
        labels.load(text);
      }
      assertThat(labels.keySet()).isEqualTo(Arrays.stream(ProgressViolation.values()).map(each -> (Object) each.message().key()).collect(Collectors.toSet()));
    }
  }
}
