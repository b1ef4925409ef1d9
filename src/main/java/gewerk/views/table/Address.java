package gewerk.views.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.http.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * The address of a list: its path, and whatever differs from the usual. Of a saved view it names the view alone while the list is as it was saved;
 * otherwise it holds all of the list besides, so that what is left out means the usual and never what was saved.
 *
 * @param saved what the saved view holds, in the words of {@code query}; empty where none is open
 */
public record Address(String path, Map<String, String> query, Map<String, String> saved) {
  static final String SAVED = "query_id";
  private static final String FILTERS = "filters";
  /** What saved views hold. */
  private static final List<String> ARRANGED = List.of(FILTERS, "columns", "sort", "group", "sums", "hierarchy", "subprojects");
  private static final List<String> ORDER = List.of(SAVED, FILTERS, "columns", "sort", "group", "sums", "hierarchy", "subprojects", "size", "page", "selected", "tab");
  /** Changing these does not change which rows there are. */
  private static final List<String> ON_THE_PAGE = List.of("page", "selected", "tab");

  /** Of what a query says only what belongs to a list. */
  static Address of(String path, Map<String, List<String>> query) {
    var kept = new LinkedHashMap<String, String>();
    ORDER.stream().filter(query::containsKey).forEach(name -> kept.put(name, query.get(name).getLast()));
    return new Address(path, kept, Map.of());
  }

  /** Whether a query names a saved view, be it one that there is or not. */
  static boolean asksForSaved(Map<String, List<String>> query) {
    return query.containsKey(SAVED) && !query.get(SAVED).getLast().isBlank();
  }

  /** The list of a saved view: as it is saved, unless the address arranges it itself. */
  Address opening(Map<String, String> held) {
    var all = new LinkedHashMap<>(query);
    if (ARRANGED.stream().noneMatch(query::containsKey)) {
      all.putAll(held);
    }
    all.remove(FILTERS, View.OPEN_ONES);
    return new Address(path, all, held);
  }

  /** Without the saved view, for those who do not see it. */
  Address closing() {
    var others = new LinkedHashMap<>(query);
    others.remove(SAVED);
    return new Address(path, others, Map.of());
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
    return new Address(path, changed, saved);
  }

  /** Whether the list is not as its view is saved. */
  public boolean isChanged() {
    return query.containsKey(SAVED) && ARRANGED.stream().anyMatch(name -> !said(query, name).equals(said(saved, name)));
  }

  private static String said(Map<String, String> words, String name) {
    return words.getOrDefault(name, name.equals(FILTERS) ? View.OPEN_ONES : "");
  }

  /** For links that only need a value at their end. */
  String upTo(String name) {
    var others = with(name, null).written();
    return path + "?" + (others.isEmpty() ? "" : QueryString.write(others) + "&") + name + "=";
  }

  /** The same list for feed readers. */
  public String feed() {
    var list = with("page", null).with("tab", null).with("selected", null);
    return new Address(list.path + ".atom", list.query, saved).toString();
  }

  private Map<String, String> written() {
    if (!query.containsKey(SAVED)) {
      return query;
    }
    var shown = new LinkedHashMap<String, String>();
    boolean changed = isChanged();
    for (var each : ORDER) {
      boolean arranged = ARRANGED.contains(each);
      var value = arranged && each.equals(FILTERS) ? said(query, each) : query.get(each);
      if (value != null && (changed || !arranged)) {
        shown.put(each, value);
      }
    }
    return shown;
  }

  @Override
  public String toString() {
    var shown = written();
    return shown.isEmpty() ? path : path + "?" + QueryString.write(shown);
  }
}
