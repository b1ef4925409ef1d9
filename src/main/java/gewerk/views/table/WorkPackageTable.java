package gewerk.views.table;

import gewerk.platform.pages.web.Pages;
import gewerk.work.workpackages.WorkPackages;

/** The table of work packages: its list, its cells, what is done with several rows at once. Open this first. */
public final class WorkPackageTable {
  public WorkPackageTable(Pages pages, WorkPackages workPackages) {
    var views = new ViewReader(workPackages);
    new TablePages(pages, workPackages, views);
  }
}
