package gewerk.work.watchers;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.platform.access.SampleViewer;
import gewerk.work.workpackages.SamplePackage;
import gewerk.work.workpackages.WorkPackage;
import org.junit.jupiter.api.Test;

class WatcherRulesTest {
  private static final WorkPackage PACKAGE = SamplePackage.in(1, 10);

  @Test
  void everybodyWatchesForThemselves() {
    var emma = SampleViewer.in(1, "view_work_packages");
    assertThat(WatcherRules.mayAdd(emma.id(), PACKAGE, emma)).isTrue();
    assertThat(WatcherRules.mayRemove(emma.id(), PACKAGE, emma)).isTrue();
    assertThat(WatcherRules.mayAdd(99, PACKAGE, emma)).isFalse();
    assertThat(WatcherRules.mayRemove(99, PACKAGE, emma)).isFalse();
  }

  @Test
  void nobodyWatchesWithoutAnAccount() {
    var nobody = SampleViewer.nobody();
    assertThat(WatcherRules.mayAdd(nobody.id(), PACKAGE, nobody)).isFalse();
    assertThat(WatcherRules.mayRemove(nobody.id(), PACKAGE, nobody)).isFalse();
  }

  @Test
  void seeingAddingAndRemovingOthersAreRightsOfTheirOwn() {
    assertThat(WatcherRules.mayAdd(99, PACKAGE, SampleViewer.in(1, "add_work_package_watchers"))).isTrue();
    assertThat(WatcherRules.mayRemove(99, PACKAGE, SampleViewer.in(1, "add_work_package_watchers"))).isFalse();
    assertThat(WatcherRules.mayRemove(99, PACKAGE, SampleViewer.in(1, "delete_work_package_watchers"))).isTrue();
    assertThat(WatcherRules.maySeeWatchers(PACKAGE, SampleViewer.in(1, "view_work_package_watchers"))).isTrue();
    assertThat(WatcherRules.maySeeWatchers(PACKAGE, SampleViewer.in(2, "view_work_package_watchers"))).isFalse();
  }
}
