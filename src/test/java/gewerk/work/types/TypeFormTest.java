package gewerk.work.types;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.platform.i18n.Labels;
import gewerk.platform.i18n.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeFormTest {
  private static final Words ENGLISH = Labels.load(List.of(Types.class)).strict().in(Locale.ENGLISH);
  private static final List<String> ACTIVE = List.of("subject", "assignee", "responsible", "startDate", "dueDate", "priority", "customField3");

  @Test
  void theUsualFormHasItsSectionsInOrderAndLeavesOutEmptyOnes() {
    assertThat(TypeForm.usual().groups(ACTIVE, ENGLISH)).containsExactly(
        new FormGroup.Attributes("People", List.of("assignee", "responsible")),
        new FormGroup.Attributes("Details", List.of("date", "priority")),
        new FormGroup.Attributes("Other", List.of("customField3")));
  }

  @Test
  void theUsualSectionsAreNamedInTheReadersLanguage() {
    var german = Labels.load(List.of(Types.class)).strict().in(Locale.GERMAN);
    assertThat(TypeForm.usual().groups(List.of("assignee"), german)).extracting(FormGroup::name).containsExactly("Personen");
  }

  @Test
  void anAdministratorsFormStandsAsItWasMade() {
    var form = TypeForm.of(List.of(
        Map.of("name", "Ours", "attributes", List.of("customField3", "customField9", "priority")),
        Map.of("name", "Children", "query", 7),
        Map.of("name", "Before", "query", 8, "relation", "follows"),
        Map.of("key", "people", "attributes", List.of("assignee"))));
    assertThat(form.groups(ACTIVE, ENGLISH)).containsExactly(
        new FormGroup.Attributes("Ours", List.of("customField3", "priority")),
        new FormGroup.Children("Children", 7),
        new FormGroup.Related("Before", "follows", 8),
        new FormGroup.Attributes("People", List.of("assignee")));
  }

  @Test
  void bothDatesStandWhereTheDateStands() {
    var groups = TypeForm.usual().groups(ACTIVE, ENGLISH);
    assertThat(TypeForm.groupOf("startDate", groups)).isEqualTo("Details");
    assertThat(TypeForm.groupOf("dueDate", groups)).isEqualTo("Details");
    assertThat(TypeForm.groupOf("subject", groups)).isEmpty();
  }
}
