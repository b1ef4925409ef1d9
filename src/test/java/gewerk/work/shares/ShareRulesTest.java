package gewerk.work.shares;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import gewerk.people.principals.Group;
import gewerk.people.principals.PlaceholderUser;
import gewerk.people.principals.User;
import gewerk.platform.access.SampleViewer;
import gewerk.work.workpackages.SamplePackage;
import gewerk.work.workpackages.WorkPackage;
import org.junit.jupiter.api.Test;

class ShareRulesTest {
  private static final WorkPackage PACKAGE = SamplePackage.in(1, 10);
  private static final Instant NOW = Instant.EPOCH;

  @Test
  void seeingAndSharingAreRightsInItsProject() {
    assertThat(ShareRules.maySee(PACKAGE, SampleViewer.in(1, "view_shared_work_packages"))).isTrue();
    assertThat(ShareRules.mayShare(PACKAGE, SampleViewer.in(1, "view_shared_work_packages"))).isFalse();
    assertThat(ShareRules.mayShare(PACKAGE, SampleViewer.in(1, "share_work_packages"))).isTrue();
    assertThat(ShareRules.maySee(PACKAGE, SampleViewer.in(1, "share_work_packages"))).isTrue();
    assertThat(ShareRules.maySee(PACKAGE, SampleViewer.in(2, "view_shared_work_packages"))).isFalse();
    assertThat(ShareRules.mayShare(PACKAGE, SampleViewer.in(2, "share_work_packages"))).isFalse();
  }

  @Test
  void groupsAndPeopleWhoAreNotLockedCanHaveIt() {
    var viewer = SampleViewer.in(1, "share_work_packages");
    assertThat(ShareRules.canHave(user(99, "active"), viewer)).isTrue();
    assertThat(ShareRules.canHave(user(99, "invited"), viewer)).isTrue();
    assertThat(ShareRules.canHave(user(99, "locked"), viewer)).isFalse();
    assertThat(ShareRules.canHave(new Group(98, "Pilots", NOW, NOW, List.of(), Map.of()), viewer)).isTrue();
    assertThat(ShareRules.canHave(new PlaceholderUser(97, "Somebody", NOW, NOW), viewer)).isFalse();
  }

  @Test
  void nobodySharesWithThemselves() {
    var viewer = SampleViewer.in(1, "share_work_packages");
    assertThat(ShareRules.canHave(user(viewer.id(), "active"), viewer)).isFalse();
  }

  private static User user(long id, String status) {
    return new User(id, "Ida", status, NOW, NOW, User.Account.NONE, null, Map.of());
  }
}
