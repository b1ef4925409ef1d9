package gewerk.work.workpackages;

import java.util.ArrayList;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.events.Event;

/** Deletes a work package with everything beneath it; what stood above and behind it moves up. */
final class DeleteWorkPackage {
  private final Platform platform;
  private final WorkPackageStore store;
  private final WorkPackageWriteStore writes;
  private final Aftermath aftermath;

  DeleteWorkPackage(Platform platform, WorkPackageStore store, WorkPackageWriteStore writes, Aftermath aftermath) {
    this.platform = platform;
    this.store = store;
    this.writes = writes;
    this.aftermath = aftermath;
  }

  void delete(WorkPackage wp, Viewer viewer) {
    platform.database().inTransaction(() -> {
      store.lockPlan();
      var ids = new ArrayList<>(store.descendants(wp.id()));
      ids.add(wp.id());
      var successors = store.successors(ids);
      writes.delete(ids);
      platform.events().happened(Event.now("work_package.deleted", "work_package", wp.id(), wp.projectId(), viewer.id()));
      aftermath.ofDeletion(wp.parentId(), successors, viewer.id());
    });
  }
}
