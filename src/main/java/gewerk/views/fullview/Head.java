package gewerk.views.fullview;

import java.util.List;

import gewerk.platform.pages.Link;
import gewerk.platform.pages.Tab;
import gewerk.platform.pages.forms.Choice;
import gewerk.work.statuses.Status;
import gewerk.work.types.Type;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/**
 * What stands above every tab of a work package.
 *
 * @param steps the statuses that may follow
 * @param buttons tabs that have a button besides
 * @param more what else can be done with it
 * @param watching null for those who cannot watch
 */
public record Head(WorkPackage wp, Type type, Status status, List<Choice> steps, List<Link> ancestors, List<Tab> tabs, List<Action> buttons, List<Action> more,
    @Nullable Boolean watching, Rights rights) {
  /** Somewhere to go from the menu. */
  public record Action(String icon, Link link) {}

  /** What its reader may do. */
  public record Rights(boolean edit, boolean addChild) {}

  public String path() {
    return "/work_packages/" + wp.id();
  }
}
