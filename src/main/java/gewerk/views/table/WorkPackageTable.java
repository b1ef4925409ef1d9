package gewerk.views.table;

import gewerk.platform.Platform;
import gewerk.platform.pages.web.Pages;
import gewerk.views.queries.Queries;
import gewerk.views.table.arrange.ColumnPages;
import gewerk.views.table.arrange.FilterPages;
import gewerk.views.table.edit.BulkPages;
import gewerk.views.table.edit.CellPages;
import gewerk.views.table.edit.Choices;
import gewerk.views.table.edit.QuickPages;
import gewerk.views.undo.Reverting;
import gewerk.work.additions.Additions;
import gewerk.work.watchers.Watchers;
import gewerk.work.workpackages.WorkPackages;

/** The table of work packages: its list, its cells, what is done with several rows at once. Open this first. */
public final class WorkPackageTable {
  /** What the table shows besides the work packages themselves, and how its edits are taken back. */
  public record Sources(WorkPackages workPackages, Watchers watchers, Additions additions, Reverting reverting, Queries queries) {}

  private final ViewReader views;

  public WorkPackageTable(Platform platform, Pages pages, Sources sources) {
    var workPackages = sources.workPackages;
    views = new ViewReader(workPackages, sources.queries);
    var choices = new Choices(workPackages, platform.database());
    new TablePages(pages, workPackages, views, sources);
    new CsvPages(pages, workPackages, views);
    new FeedPages(pages, workPackages, views, platform.settings());
    new CellPages(pages, workPackages, choices, sources.reverting);
    new BulkPages(pages, workPackages, choices, sources.reverting);
    new QuickPages(pages, workPackages, views);
    new FilterPages(pages, workPackages.declaration(), views, choices);
    new ColumnPages(pages, workPackages.declaration(), views);
  }

  /** Reads the address of a list, for features that add to the table. */
  public ViewReader views() {
    return views;
  }
}
