package gewerk.admin.customfields;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
  private static final Map<Long, BigDecimal> VALUES = Map.of(7L, new BigDecimal("1.5"), 8L, BigDecimal.TEN, 9L, BigDecimal.ZERO);

  @Test
  void theFourOperationsFollowTheirUsualOrder() {
    assertThat(value("{{cf_7}} + {{cf_8}} * 2")).isEqualByComparingTo("21.5");
    assertThat(value("({{cf_7}} + {{cf_8}}) * 2")).isEqualByComparingTo("23");
    assertThat(value("-{{cf_8}} - -1")).isEqualByComparingTo("-9");
    assertThat(value("{{ cf_8 }} / 4")).isEqualByComparingTo("2.5");
  }

  @Test
  void withoutAllItsFieldsItComesToNothing() {
    assertThat(value("{{cf_7}} + {{cf_99}}")).isNull();
  }

  @Test
  void dividingByNothingComesToNothing() {
    assertThat(value("{{cf_7}} / {{cf_9}}")).isNull();
  }

  @Test
  void itKnowsItsFields() {
    assertThat(Formula.parse("{{cf_7}} + {{cf_8}} * {{cf_7}}").orElseThrow().fields()).containsExactly(7L, 8L);
  }

  @Test
  void inSqlNothingIsDividedByZero() {
    assertThat(Formula.parse("({{cf_7}} - 2) / -{{cf_8}}").orElseThrow().sql(id -> "c" + id))
        .isEqualTo("((c7 - 2::numeric) / nullif((-c8), 0))");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2 +", "(2", "9 ** 9", "9^9", "SQRT(2)", "FACT(99999)", "PI", "1; drop table users", "{{cf_7}}{{cf_x}}", "2 // 3",
      "{{cf_7}} > 1", "\"a\"", "1e9", "/* 1 */ 2"})
  void anythingElseIsNoFormula(String text) {
    assertThat(Formula.parse(text)).isEmpty();
  }

  private static BigDecimal value(String formula) {
    return Formula.parse(formula).orElseThrow().value(VALUES::get);
  }
}
