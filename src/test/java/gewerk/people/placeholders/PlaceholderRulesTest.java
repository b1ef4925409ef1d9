package gewerk.people.placeholders;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.platform.access.SampleViewer;
import org.junit.jupiter.api.Test;

class PlaceholderRulesTest {
  @Test
  void administratorsAndThoseWhoMayManageThem() {
    assertThat(PlaceholderRules.mayManage(SampleViewer.admin())).isTrue();
    assertThat(PlaceholderRules.mayManage(SampleViewer.globally("manage_placeholder_user"))).isTrue();
    assertThat(PlaceholderRules.mayManage(SampleViewer.in(1, "manage_members"))).isFalse();
    assertThat(PlaceholderRules.mayManage(SampleViewer.nobody())).isFalse();
  }
}
