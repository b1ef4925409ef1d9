package gewerk.work.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import gewerk.projects.projects.Project;
import gewerk.projects.projects.WorkspaceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree: root holds middle and sister, middle holds leaf; stranger stands alone. */
class VersionRulesTest {
  private static final Map<String, Project> TREE = Map.of(
      "root", project(1, true),
      "middle", project(2, true, 1L),
      "sister", project(3, true, 1L),
      "leaf", project(4, true, 1L, 2L),
      "stranger", project(5, true));

  @ParameterizedTest
  @CsvSource({"none, leaf, false", "none, middle, true", "descendants, leaf, true", "descendants, root, false", "descendants, sister, false",
      "hierarchy, leaf, true", "hierarchy, root, true", "hierarchy, sister, false", "tree, sister, true", "tree, leaf, true", "tree, stranger, false",
      "system, stranger, true", "nonsense, leaf, false"})
  void aVersionOfTheMiddleProjectReachesAsFarAsItsSharing(String sharing, String other, boolean reaches) {
    assertThat(VersionRules.isSharedWith(sharing, TREE.get("middle"), TREE.get(other))).isEqualTo(reaches);
  }

  @Test
  void anArchivedProjectSharesNothingButKeepsItsOwn() {
    var archived = project(2, false, 1L);
    assertThat(VersionRules.isSharedWith("system", archived, TREE.get("stranger"))).isFalse();
    assertThat(VersionRules.isSharedWith("none", archived, archived)).isTrue();
  }

  private static Project project(long id, boolean active, Long... ancestors) {
    return new Project(id, "p" + id, "P" + id, "", WorkspaceType.PROJECT, ancestors.length == 0 ? null : ancestors[ancestors.length - 1],
        List.of(ancestors), false, active, false, null, "", Map.of(), Instant.EPOCH, Instant.EPOCH);
  }
}
