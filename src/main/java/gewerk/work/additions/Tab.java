package gewerk.work.additions;

import gewerk.platform.access.Viewer;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Page;
import gewerk.platform.resource.Asking;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/** One tab of a work package's pages: in the full view under an address of its own, and beside the table. */
public interface Tab {
  /** The end of its address and the key of its label after {@code tab.}: {@code relations}. */
  String name();

  default boolean isShown(WorkPackage wp, Viewer viewer) {
    return true;
  }

  /** The icon of a button beside the title that leads to it, with the label {@code tab.NAME.go}; null where the tab itself is enough. */
  default @Nullable String button(WorkPackage wp, Viewer viewer) {
    return null;
  }

  /** How many things are behind it; null where a number says nothing. */
  @Nullable Integer count(WorkPackage wp, Asking asking);

  /** What it shows, as safe HTML. Its forms carry the page's address as {@code back}. */
  String html(Request request, Page page, WorkPackage wp, Asking asking);
}
