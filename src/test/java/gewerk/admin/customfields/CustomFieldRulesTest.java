package gewerk.admin.customfields;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.admin.customfields.CustomField.Scope;
import gewerk.platform.resource.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomFieldRulesTest {
  @ParameterizedTest
  @EnumSource(Format.class)
  void aRequiredFieldOfAnyFormatNeedsAValue(Format format) {
    assertThat(problem(Fields.required(format), List.of())).contains(Violation.of("customField7", "error.blank"));
    assertThat(problem(Fields.of(format), List.of())).isEmpty();
  }

  @Test
  void blankTextIsNoValue() {
    assertThat(problem(Fields.required(Format.STRING), List.of("  "))).contains(Violation.of("customField7", "error.blank"));
  }

  @Test
  void falseIsAValue() {
    assertThat(problem(Fields.required(Format.BOOL), List.of("false"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Format.class, names = {"STRING", "TEXT", "INT", "FLOAT"})
  void textsAndNumbersKeepToTheirLength(Format format) {
    var field = Fields.limited(format, 2, 4, null);
    assertThat(problem(field, List.of("1"))).contains(Violation.of("customField7", "error.too_short", 2));
    assertThat(problem(field, List.of("12345"))).contains(Violation.of("customField7", "error.too_long", 4));
    assertThat(problem(field, List.of("12"))).isEmpty();
    assertThat(problem(field, List.of("1234"))).isEmpty();
  }

  @Test
  void aLetterOutsideTheBasicPlaneCountsOnce() {
    assertThat(problem(Fields.limited(Format.STRING, null, 2, null), List.of("🚢🚢"))).isEmpty();
  }

  @Test
  void anEmptyOptionalTextNeedsNoLength() {
    assertThat(problem(Fields.limited(Format.STRING, 3, null, "^x"), List.of())).isEmpty();
  }

  @Test
  void aPatternMayOccurAnywhere() {
    var field = Fields.limited(Format.STRING, null, null, "[A-Z]{2}\\d+");
    assertThat(problem(field, List.of("berth AB12"))).isEmpty();
    assertThat(problem(field, List.of("berth 12"))).contains(Violation.of("customField7", "error.invalid"));
  }

  @Test
  void aPatternThatTakesForeverIsGivenUp() {
    var field = Fields.limited(Format.STRING, null, null, "^(a*)*(a*)*(a*)*\\1b$");
    var began = Instant.now();
    assertThat(problem(field, List.of("a".repeat(2000)))).contains(Violation.of("customField7", "error.pattern"));
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aPatternThatDigsTooDeepIsGivenUp() {
    assertThat(problem(Fields.limited(Format.TEXT, null, null, "^(a|b)*$"), List.of("ab".repeat(200_000))))
        .contains(Violation.of("customField7", "error.pattern"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org/a?b=c", "http://example.org", "HTTPS://EXAMPLE.ORG"})
  void aLinkLeadsToAnAddress(String address) {
    assertThat(problem(Fields.of(Format.LINK), List.of(address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "example", "http://", "java\nscript:alert(1)", "//example.org"})
  void aLinkNeverRunsAnything(String address) {
    assertThat(problem(Fields.of(Format.LINK), List.of(address))).contains(Violation.of("customField7", "customField.error.address"));
  }

  @ParameterizedTest
  @EnumSource(value = Format.class, names = {"USER", "VERSION", "LIST", "HIERARCHY"})
  void onlyWhatIsOfferedCanBeChosen(Format format) {
    assertThat(CustomFieldRules.problem(Fields.of(format), List.of("3", "4"), Set.of(3L, 4L))).isEmpty();
    assertThat(CustomFieldRules.problem(Fields.of(format), List.of("3", "5"), Set.of(3L, 4L)))
        .contains(Violation.of("customField7", "error.inclusion"));
  }

  @Test
  void aFieldOfWorkPackagesIsInUseByProjectAndType() {
    var here = Fields.inUse("work_package", new Scope(false, Set.of(1L), Set.of(2L)));
    assertThat(here.isActive(1L, 2L)).isTrue();
    assertThat(here.isActive(1L, 3L)).isFalse();
    assertThat(here.isActive(9L, 2L)).isFalse();
    assertThat(here.isActive(null, null)).isFalse();
    assertThat(Fields.inUse("work_package", new Scope(true, Set.of(), Set.of(2L))).isActive(9L, 2L)).isTrue();
  }

  @Test
  void aFieldOfProjectsHasNoTypes() {
    assertThat(Fields.inUse("project", new Scope(false, Set.of(1L), Set.of())).isActive(1L, null)).isTrue();
    assertThat(Fields.inUse("project", new Scope(false, Set.of(1L), Set.of())).isActive(2L, null)).isFalse();
    assertThat(Fields.inUse("user", new Scope(false, Set.of(), Set.of())).isActive(null, null)).isTrue();
  }

  @Test
  void aNewRowBeginsWithTheUsualOptions() {
    var first = new CustomOption(1, 7, null, "North", null, 1, true);
    var second = new CustomOption(2, 7, null, "South", null, 2, true);
    assertThat(Fields.offering(Format.LIST, false, first, second).defaults()).containsExactly("1");
    assertThat(Fields.offering(Format.LIST, true, first, second).defaults()).containsExactly("1", "2");
  }

  @Test
  void theRootOfAHierarchyIsNeverChosen() {
    var root = new CustomOption(1, 7, null, "Berth", null, 1, true);
    var north = new CustomOption(2, 7, 1L, "North", null, 1, false);
    assertThat(Fields.offering(Format.HIERARCHY, false, root, north).choices()).containsExactly(north);
    assertThat(Fields.offering(Format.HIERARCHY, false, root, north).defaults()).isEmpty();
  }

  private static Optional<Violation> problem(CustomField field, List<String> values) {
    return CustomFieldRules.problem(field, values, Set.of());
  }
}
