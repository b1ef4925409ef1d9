package gewerk.views.saved;

import java.util.List;

import gewerk.platform.http.QueryString;
import gewerk.views.queries.Query;
import org.jspecify.annotations.Nullable;

/**
 * The saved views that one can open from a list, and what can be done with the one that is open.
 *
 * @param path of the list as everybody sees it first
 * @param back the address of the list as it is now
 */
public record Menu(String path, String back, List<Part> parts, @Nullable Open open, boolean saves) {
  /** @param title a key */
  public record Part(String title, List<Query> queries) {}

  /** The view that is open. @param changed whether the list is not as it is saved; @param mine whether the reader may change it */
  public record Open(Query query, boolean changed, boolean mine) {}

  public boolean isOpen(Query query) {
    return open != null && open.query.id() == query.id();
  }

  public String address(Query query) {
    return address(path, query);
  }

  static String address(String path, Query query) {
    return path + "?query_id=" + query.id();
  }

  /** Where something is done with the open view, by a form. */
  public String way(String name) {
    return SavedViews.PATH + (open == null ? "" : "/" + open.query.id()) + "/" + name;
  }

  /** Where a sheet is asked for. */
  public String sheet(String address) {
    return address + "?back=" + QueryString.encode(back);
  }

  public String fresh() {
    return sheet(SavedViews.PATH + "/new");
  }

  public boolean isEmpty() {
    return parts.isEmpty();
  }
}
