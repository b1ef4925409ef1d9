package gewerk.projects.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectRulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"harbour", "harbour-2", "2nd_dock", "a", "-"})
  void theseIdentifiersAreFine(String identifier) {
    assertThat(ProjectRules.wrongIdentifier(identifier)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"12345, error.invalid", "Harbour, error.invalid", "dock one, error.invalid", "hafenbecken/3, error.invalid", "größe, error.invalid",
      "new, error.reserved", "menu, error.reserved", "queries, error.reserved", "filters, error.reserved"})
  void theseIdentifiersAreNot(String identifier, String problem) {
    assertThat(ProjectRules.wrongIdentifier(identifier)).hasValueSatisfying(violation -> {
      assertThat(violation.attribute()).isEqualTo("identifier");
      assertThat(violation.text().key()).isEqualTo(problem);
    });
  }

  @ParameterizedTest
  @CsvSource({"Harbour extension, harbour-extension", "'  Größe & Ärger! ', groesse-aerger", "Café Érable, cafe-erable", "2026, project-2026",
      "New, project-new", "日本, project", "under_score, under_score"})
  void aNameSuggestsAnIdentifier(String name, String identifier) {
    assertThat(ProjectRules.identifierFor(name)).isEqualTo(identifier);
    assertThat(ProjectRules.wrongIdentifier(identifier)).isEmpty();
  }

  @Test
  void noNameSuggestsNoIdentifier() {
    assertThat(ProjectRules.identifierFor(" ")).isEmpty();
  }

  @Test
  void suggestedIdentifiersAreNeverTooLong() {
    var identifier = ProjectRules.identifierFor("dock ".repeat(60));
    assertThat(identifier).hasSizeLessThanOrEqualTo(ProjectRules.LONGEST_IDENTIFIER).doesNotEndWith("-");
    assertThat(ProjectRules.numbered("x".repeat(100), 12)).hasSize(100).endsWith("-12");
  }

  @ParameterizedTest
  @CsvSource({"PROJECT, PORTFOLIO, true", "PROJECT, PROGRAM, true", "PROJECT, PROJECT, true", "PROGRAM, PORTFOLIO, true", "PROGRAM, PROGRAM, false",
      "PROGRAM, PROJECT, false", "PORTFOLIO, PORTFOLIO, false", "PORTFOLIO, PROJECT, false"})
  void eachTypeStandsInsideItsOwnKindsOfParents(WorkspaceType type, WorkspaceType parent, boolean allowed) {
    assertThat(ProjectRules.mayStandIn(project(1, type, true), project(2, parent, true))).isEqualTo(allowed);
  }

  @Test
  void nothingStandsInsideItselfOrItsDescendants() {
    var harbour = project(1, WorkspaceType.PROJECT, true);
    assertThat(ProjectRules.mayStandIn(harbour, harbour)).isFalse();
    assertThat(ProjectRules.mayStandIn(harbour, project(3, WorkspaceType.PROJECT, true, 1L, 2L))).isFalse();
  }

  @Test
  void nothingStandsInsideAnArchivedProject() {
    assertThat(ProjectRules.mayStandIn(project(1, WorkspaceType.PROJECT, true), project(2, WorkspaceType.PROJECT, false))).isFalse();
  }

  private static Project project(long id, WorkspaceType type, boolean active, Long... ancestors) {
    return new Project(id, "p" + id, "P" + id, "", type, ancestors.length == 0 ? null : ancestors[ancestors.length - 1], List.of(ancestors), false,
        active, false, null, "", Map.of(), Instant.EPOCH, Instant.EPOCH);
  }
}
