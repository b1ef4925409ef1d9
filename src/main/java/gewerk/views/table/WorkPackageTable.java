package gewerk.views.table;

import gewerk.platform.Platform;
import gewerk.platform.pages.web.Pages;
import gewerk.views.table.edit.CellPages;
import gewerk.views.table.edit.Choices;
import gewerk.work.workpackages.WorkPackages;

/** The table of work packages: its list, its cells, what is done with several rows at once. Open this first. */
public final class WorkPackageTable {
  public WorkPackageTable(Platform platform, Pages pages, WorkPackages workPackages) {
    var views = new ViewReader(workPackages);
    var choices = new Choices(workPackages, platform.database());
    new TablePages(pages, workPackages, views);
    new CellPages(pages, workPackages, choices);
  }
}
