package gewerk.views.saved;

import gewerk.platform.database.Database;
import gewerk.platform.pages.web.Pages;
import gewerk.views.table.ViewReader;
import gewerk.views.views.Views;

/** What people do with saved views in the table of work packages. Open this first. */
public final class SavedViews {
  static final String PATH = "/work_packages/views";

  public SavedViews(Database database, Pages pages, ViewReader tables, Views views) {
    new MenuPages(pages, tables, views.queries());
    new SavePages(database, pages, tables, views);
    new ChangePages(pages, tables, views.queries());
  }
}
