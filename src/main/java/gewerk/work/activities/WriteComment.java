package gewerk.work.activities;

import java.util.Map;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.events.Event;
import gewerk.work.journals.Entry;
import gewerk.work.journals.Journals;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** Writes what people say into the history, and that it happened. */
final class WriteComment {
  private final Platform platform;
  private final WorkPackages workPackages;
  private final Journals journals;

  WriteComment(Platform platform, WorkPackages workPackages, Journals journals) {
    this.platform = platform;
    this.workPackages = workPackages;
    this.journals = journals;
  }

  Activity add(WorkPackage wp, Comment comment, Viewer viewer) {
    return platform.database().transaction(() -> {
      workPackages.touch(wp.id());
      long id = journals.write(Entry.comment(Activities.RESOURCE, wp.id(), viewer.id(), comment.text(), comment.internal()));
      happened("work_package_comment.created", wp, viewer, Map.of("activity", id, "internal", comment.internal(), "notify", comment.announced()));
      return new Activity(journals.find(id).orElseThrow(), wp);
    });
  }

  Activity rewrite(Activity activity, String notes, Viewer viewer) {
    return platform.database().transaction(() -> {
      journals.rewrite(activity.id(), notes);
      happened("work_package_comment.updated", activity.workPackage(), viewer, Map.of("activity", activity.id(), "internal", activity.internal()));
      return new Activity(journals.find(activity.id()).orElseThrow(), activity.workPackage());
    });
  }

  private void happened(String kind, WorkPackage wp, Viewer viewer, Map<String, Object> details) {
    platform.events().happened(Event.now(kind, Activities.RESOURCE, wp.id(), wp.projectId(), viewer.id()).with(details));
  }
}
