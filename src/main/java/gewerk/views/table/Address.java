package gewerk.views.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.http.QueryString;
import org.jspecify.annotations.Nullable;

/** The address of a list: its path, and whatever differs from the usual. */
public record Address(String path, Map<String, String> query) {
  private static final List<String> ORDER = List.of("filters", "columns", "sort", "group", "sums", "hierarchy", "size", "page", "selected", "tab");
  /** Changing these does not change which rows there are. */
  private static final List<String> ON_THE_PAGE = List.of("page", "selected", "tab");

  /** Of what a query says only what belongs to a list. */
  static Address of(String path, Map<String, List<String>> query) {
    var kept = new LinkedHashMap<String, String>();
    ORDER.stream().filter(query::containsKey).forEach(name -> kept.put(name, query.get(name).getLast()));
    return new Address(path, kept);
  }

  /** The same list with one thing changed, or left out where the value is null; what leads to other rows begins at the first page. */
  public Address with(String name, @Nullable String value) {
    var changed = new LinkedHashMap<String, String>();
    for (var each : ORDER) {
      var kept = each.equals(name) ? value : query.get(each);
      boolean stale = each.equals("page") && !ON_THE_PAGE.contains(name);
      if (kept != null && !stale) {
        changed.put(each, kept);
      }
    }
    return new Address(path, changed);
  }

  /** For links that only need a value at their end. */
  String upTo(String name) {
    var others = with(name, null).query;
    return path + "?" + (others.isEmpty() ? "" : QueryString.write(others) + "&") + name + "=";
  }

  /** The same list for feed readers. */
  public String feed() {
    var list = with("page", null).with("tab", null).with("selected", null);
    return new Address(list.path + ".atom", list.query).toString();
  }

  @Override
  public String toString() {
    return query.isEmpty() ? path : path + "?" + QueryString.write(query);
  }
}
