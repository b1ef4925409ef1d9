package gewerk.views.talk;

import gewerk.platform.access.Viewer;
import gewerk.work.activities.ActivityRules;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackageRights;

/**
 * Where something is said about a work package.
 *
 * @param back the address of the page that it stands on
 * @param isOpen whether its reader may say something
 * @param mayInternally whether they may say it to those alone who may read internal comments
 * @param text what stands in it already
 */
public record CommentBox(WorkPackage wp, String back, boolean isOpen, boolean mayInternally, String text, boolean internal) {
  /** An empty one. */
  public static CommentBox of(WorkPackage wp, String back, Viewer viewer) {
    boolean open = WorkPackageRights.mayComment(wp, viewer);
    return new CommentBox(wp, back, open, open && ActivityRules.mayCommentInternally(wp, viewer), "", false);
  }

  CommentBox holding(String words, boolean among) {
    return new CommentBox(wp, back, isOpen, mayInternally, words, among && mayInternally);
  }
}
