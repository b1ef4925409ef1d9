package gewerk.admin.customfields;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.admin.customfields.CustomField.Limits;
import gewerk.admin.customfields.Definition.Item;
import gewerk.admin.customfields.Definition.Traits;
import gewerk.platform.resource.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DefinitionRulesTest {
  @ParameterizedTest
  @EnumSource(value = Format.class, names = {"LIST", "CALCULATED_VALUE"}, mode = EnumSource.Mode.EXCLUDE)
  void aNameIsEnoughForMostFormats(Format format) {
    assertThat(problems(field(format))).isEmpty();
  }

  @Test
  void aNameIsNeededAndBelongsToOneFieldOnly() {
    assertThat(problems(Definition.of("work_package", " ", Format.STRING))).containsExactly(Violation.of("name", "error.blank"));
    assertThat(problems(Definition.of("work_package", "x".repeat(257), Format.STRING))).containsExactly(Violation.of("name", "error.too_long", 256));
    assertThat(DefinitionRules.problems(Definition.of("work_package", "BERTH", Format.STRING), null, List.of(Fields.of(Format.INT))))
        .containsExactly(Violation.of("name", "error.taken"));
  }

  @Test
  void theFormatStaysWhatItIs() {
    assertThat(DefinitionRules.problems(field(Format.INT), Fields.of(Format.STRING), List.of())).containsExactly(Violation.notWritable("format"));
    assertThat(DefinitionRules.problems(field(Format.STRING), Fields.of(Format.STRING), List.of())).isEmpty();
  }

  @Test
  void onlyWhatIsChosenCanBeSeveral() {
    var several = new Traits(false, true, false, true, false);
    assertThat(problems(field(Format.USER).with(several))).isEmpty();
    assertThat(problems(field(Format.DATE).with(several))).containsExactly(Violation.of("several", "error.invalid"));
  }

  @Test
  void limitsMustNotContradictEachOther() {
    assertThat(problems(field(Format.STRING).with(new Limits(5, 3, null)))).containsExactly(Violation.of("maxLength", "error.at_least", 5));
    assertThat(problems(field(Format.STRING).with(new Limits(-1, null, null)))).containsExactly(Violation.of("minLength", "error.at_least", 0));
    assertThat(problems(field(Format.STRING).with(new Limits(5, 0, null)))).isEmpty();
    assertThat(problems(field(Format.STRING).with(new Limits(null, null, "(")))).containsExactly(Violation.of("pattern", "error.pattern"));
  }

  @Test
  void aListOffersSomethingAndNothingTwice() {
    assertThat(problems(field(Format.LIST))).containsExactly(Violation.of("options", "error.blank"));
    assertThat(problems(field(Format.LIST).offering(List.of(Item.of("North"), Item.of("north"))))).containsExactly(Violation.of("options", "error.taken"));
    assertThat(problems(field(Format.LIST).offering(List.of(Item.of("North"), Item.of("South"))))).isEmpty();
    assertThat(problems(field(Format.STRING).offering(List.of(Item.of("North"))))).containsExactly(Violation.of("options", "error.invalid"));
  }

  @Test
  void onlyAHierarchyHasItemsBeneathItems() {
    var nested = List.of(new Item(null, "North", null, false, List.of(Item.of("Pier 1"))));
    assertThat(problems(field(Format.HIERARCHY).offering(nested))).isEmpty();
    assertThat(problems(field(Format.LIST).offering(nested))).containsExactly(Violation.of("options", "error.invalid"));
  }

  @Test
  void aFormulaIsMadeOfNumbersThatAreThere() {
    var number = List.of(Fields.of(Format.INT));
    assertThat(problems(field(Format.CALCULATED_VALUE))).containsExactly(Violation.of("formula", "error.blank"));
    assertThat(problems(field(Format.CALCULATED_VALUE).computing("1 +"))).containsExactly(Violation.of("formula", "error.invalid"));
    assertThat(problems(field(Format.CALCULATED_VALUE).computing("{{cf_7}}"))).containsExactly(Violation.of("formula", "error.invalid"));
    var definition = Definition.of("work_package", "Twice", Format.CALCULATED_VALUE).computing("{{cf_7}} * 2");
    assertThat(DefinitionRules.problems(definition, null, number)).isEmpty();
    assertThat(DefinitionRules.problems(definition, null, List.of(Fields.of(Format.STRING)))).containsExactly(Violation.of("formula", "error.invalid"));
    assertThat(DefinitionRules.problems(definition, null, List.of(Fields.of(Format.CALCULATED_VALUE))))
        .containsExactly(Violation.of("formula", "error.invalid"));
  }

  @ParameterizedTest
  @CsvSource({"INT,5,true", "INT,five,false", "FLOAT,1.5,true", "FLOAT,x,false", "DATE,2026-02-28,true", "DATE,2026-02-30,false", "BOOL,true,true",
      "BOOL,t,false", "LINK,https://example.org,true", "LINK,javascript:1,false", "USER,3,true", "VERSION,x,false", "STRING,anything,true"})
  void whatARowBeginsWithFitsTheFormat(Format format, String value, boolean fits) {
    assertThat(problems(field(format).beginningWith(value)).isEmpty()).isEqualTo(fits);
  }

  private static Definition field(Format format) {
    return Definition.of("work_package", "Berth", format);
  }

  private static List<Violation> problems(Definition definition) {
    return DefinitionRules.problems(definition, null, List.of());
  }
}
