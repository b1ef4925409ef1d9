package gewerk.people.groups;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.platform.access.SampleViewer;
import org.junit.jupiter.api.Test;

class GroupRulesTest {
  @Test
  void whoSeesMembersSomewhereListsGroups() {
    assertThat(GroupRules.mayList(SampleViewer.in(1, "view_members"))).isTrue();
    assertThat(GroupRules.mayList(SampleViewer.in(1, "manage_members"))).isTrue();
    assertThat(GroupRules.mayList(SampleViewer.globally("view_all_principals"))).isTrue();
    assertThat(GroupRules.mayList(SampleViewer.admin())).isTrue();
    assertThat(GroupRules.mayList(SampleViewer.in(1, "view_work_packages"))).isFalse();
    assertThat(GroupRules.mayList(SampleViewer.nobody())).isFalse();
  }

  @Test
  void whoManagesMembersSeesAllGroups() {
    assertThat(GroupRules.seesAll(SampleViewer.in(1, "manage_members"))).isTrue();
    assertThat(GroupRules.seesAll(SampleViewer.in(1, "view_members"))).isFalse();
  }

  @Test
  void onlyAdministratorsChangeGroups() {
    assertThat(GroupRules.mayChange(SampleViewer.admin())).isTrue();
    assertThat(GroupRules.mayChange(SampleViewer.in(1, "manage_members"))).isFalse();
  }
}
