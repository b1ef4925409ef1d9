package gewerk.views.table;

import java.util.ArrayList;
import java.util.List;

import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Sort;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/** Where headings lead: a click sorts by that column first and keeps what was sorted before, three levels deep; a second click turns it round. */
record Headings(Resource<WorkPackage> resource, View view) {
  private static final int LEVELS = 3;

  Column column(Attribute<WorkPackage> attribute, String label, String sum) {
    var name = attribute.name();
    var href = resource.sort(name).map(sort -> sortedBy(name)).orElse(null);
    return new Column(attribute, label, href, sorted(name), sum);
  }

  private String sortedBy(String name) {
    var present = given();
    boolean turned = !present.isEmpty() && present.getFirst().equals(name + ":asc");
    var levels = new ArrayList<String>();
    levels.add(name + (turned ? ":desc" : ":asc"));
    present.stream().filter(level -> !level.startsWith(name + ":")).limit(LEVELS - 1).forEach(levels::add);
    return view.address().with("sort", String.join(",", levels)).toString();
  }

  private @Nullable String sorted(String name) {
    var first = given().isEmpty() ? view.tree() ? "" : "id:desc" : given().getFirst();
    return first.equals(name + ":asc") ? "ascending" : first.equals(name + ":desc") ? "descending" : null;
  }

  /** The levels that the address names, not the usual one. */
  List<String> given() {
    return view.address().query().containsKey("sort") ? view.listing().sorts().stream().map(Headings::level).toList() : List.of();
  }

  static String level(Sort.Use use) {
    return use.sort().name() + (use.descending() ? ":desc" : ":asc");
  }
}
