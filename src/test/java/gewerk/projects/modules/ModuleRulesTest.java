package gewerk.projects.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

class ModuleRulesTest {
  @Test
  void boardsNeedWorkPackages() {
    assertThat(ModuleRules.lacking(Set.of("board_view", "news"))).containsExactly(Map.entry("board_view", "work_package_tracking"));
  }

  @Test
  void nothingIsLackingOnceTheFoundationIsChosen() {
    assertThat(ModuleRules.lacking(Set.of("board_view", "gantt", "work_package_tracking"))).isEmpty();
  }

  @Test
  void completingAddsTheFoundationOnce() {
    assertThat(ModuleRules.completed(List.of("gantt", "board_view"))).containsExactlyInAnyOrder("gantt", "board_view", "work_package_tracking");
    assertThat(ModuleRules.completed(List.of("news"))).containsExactly("news");
  }
}
