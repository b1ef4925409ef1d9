package gewerk.views.table;

import gewerk.platform.Platform;
import gewerk.platform.pages.web.Pages;
import gewerk.views.table.arrange.ColumnPages;
import gewerk.views.table.arrange.FilterPages;
import gewerk.views.table.edit.BulkPages;
import gewerk.views.table.edit.CellPages;
import gewerk.views.table.edit.Choices;
import gewerk.views.table.edit.QuickPages;
import gewerk.views.table.edit.TalkPages;
import gewerk.work.activities.Activities;
import gewerk.work.workpackages.WorkPackages;

/** The table of work packages: its list, its cells, what is done with several rows at once. Open this first. */
public final class WorkPackageTable {
  public WorkPackageTable(Platform platform, Pages pages, WorkPackages workPackages, Activities activities) {
    var views = new ViewReader(workPackages);
    var choices = new Choices(workPackages, platform.database());
    new TablePages(pages, workPackages, views);
    new CsvPages(pages, workPackages, views);
    new CellPages(pages, workPackages, choices);
    new BulkPages(pages, workPackages, choices);
    new TalkPages(pages, workPackages, activities);
    new QuickPages(pages, workPackages, views);
    new FilterPages(pages, workPackages.declaration(), views, choices);
    new ColumnPages(pages, workPackages.declaration(), views);
  }
}
