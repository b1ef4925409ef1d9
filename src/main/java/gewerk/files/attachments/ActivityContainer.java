package gewerk.files.attachments;

import java.util.Optional;
import java.util.stream.Stream;

import gewerk.platform.access.Viewer;
import gewerk.platform.hal.Link;
import gewerk.work.activities.Activities;
import gewerk.work.activities.Activity;
import gewerk.work.activities.ActivityRules;
import gewerk.work.workpackages.WorkPackageRights;

/** Files that hang on comments. */
final class ActivityContainer implements Container<Activity> {
  private final Activities activities;

  ActivityContainer(Activities activities) {
    this.activities = activities;
  }

  @Override
  public String name() {
    return "activity";
  }

  @Override
  public String path() {
    return "/activities";
  }

  @Override
  public Optional<Activity> find(long id, Viewer viewer) {
    return activities.find(id, viewer);
  }

  /** Whoever wrote a comment may add to it, as long as they may comment at all. */
  @Override
  public Place place(Activity activity, Viewer viewer) {
    boolean mayEdit = ActivityRules.mayEdit(activity, viewer);
    boolean own = viewer.isLoggedIn() && activity.userId() == viewer.id() && WorkPackageRights.mayComment(activity.workPackage(), viewer);
    return new Place(activity.id(), activity.workPackage().projectId(), Link.to("/activities/" + activity.id()), mayEdit || own, mayEdit);
  }

  @Override
  public boolean mayAddAnywhere(Viewer viewer) {
    return Stream.of("add_work_package_comments", "edit_work_package_comments").anyMatch(viewer::mayAnywhere);
  }
}
