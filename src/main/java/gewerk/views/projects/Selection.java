package gewerk.views.projects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import gewerk.platform.http.QueryString;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Sort;
import gewerk.projects.projects.Project;

/**
 * Which projects somebody looks at, as the address of the list says it.
 *
 * @param order a sortable attribute; empty for the tree
 */
record Selection(Show show, String words, String order, boolean descending, int page) {
  static final int PAGE_SIZE = 50;
  private static final List<String> ORDERS = List.of("name", "public", "createdAt");

  /** Parts of all projects that people look for. */
  enum Show {
    ACTIVE, MINE, FAVOURITES, ARCHIVED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Show of(String word) {
      for (var show : values()) {
        if (show.word().equals(word)) {
          return show;
        }
      }
      return ACTIVE;
    }
  }

  /** @param query what the address says under a name */
  static Selection read(Function<String, Optional<String>> query) {
    var page = query.apply("page").filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf).orElse(1);
    return new Selection(Show.of(query.apply("show").orElse("")), query.apply("q").orElse("").strip(),
        query.apply("sort").filter(ORDERS::contains).orElse(""), query.apply("desc").isPresent(), Math.max(1, page));
  }

  /** Whether the parents of all rows are in the list, so that rows can be indented below them. */
  boolean isTree() {
    return show == Show.ACTIVE && words.isEmpty() && order.isEmpty();
  }

  Selection showing(Show other) {
    return new Selection(other, words, order, descending, 1);
  }

  Selection at(int otherPage) {
    return new Selection(show, words, order, descending, otherPage);
  }

  /** What a click on the head of a column leads to: up, down, and by the name back to the tree. */
  Selection turned(String attribute) {
    boolean same = order.equals(attribute);
    return same && descending && attribute.equals("name") ? new Selection(show, words, "", false, 1)
        : new Selection(show, words, attribute, same && !descending, 1);
  }

  String sorted(String attribute) {
    boolean sorted = order.equals(attribute) || order.isEmpty() && attribute.equals("name");
    return sorted ? descending ? "descending" : "ascending" : "none";
  }

  String address() {
    var query = new LinkedHashMap<String, String>();
    put(query, "show", show == Show.ACTIVE ? "" : show.word());
    put(query, "q", words);
    put(query, "sort", order);
    put(query, "desc", descending ? "1" : "");
    put(query, "page", page == 1 ? "" : String.valueOf(page));
    return query.isEmpty() ? "/projects" : "/projects?" + QueryString.write(query);
  }

  Listing listing(Resource<Project> projects) {
    var filters = new ArrayList<Filter.Use>();
    filters.add(projects.filtering("active", Operator.IS, show == Show.ARCHIVED ? "f" : "t"));
    if (show == Show.MINE) {
      filters.add(projects.filtering("principal", Operator.IS, "me"));
    } else if (show == Show.FAVOURITES) {
      filters.add(projects.filtering("favorited", Operator.IS, "t"));
    }
    if (!words.isEmpty()) {
      filters.add(projects.filtering("typeahead", Operator.EVERYWHERE, words));
    }
    return Listing.of(filters, List.of(sort(projects)), page, PAGE_SIZE);
  }

  private Sort.Use sort(Resource<Project> projects) {
    return projects.sorting(order.isEmpty() ? "typeahead" : order, descending);
  }

  private static void put(LinkedHashMap<String, String> query, String name, String value) {
    if (!value.isEmpty()) {
      query.put(name, value);
    }
  }
}
