package gewerk.views.table;

import java.util.List;

import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Listing;
import gewerk.projects.projects.Project;
import gewerk.views.queries.Arrangement;
import gewerk.views.queries.Query;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/**
 * What one reader wants to see of the work packages. All of it stands in the address, so that it can be shared and gone back to.
 *
 * @param project null for the list of all projects
 * @param saved the saved view that is open; null where there is none
 * @param tree whether children stand beneath their parents
 * @param selected the work package that is open beside the table
 * @param problems what the address says that nobody understands, as sentences
 */
public record View(@Nullable Project project, @Nullable Query saved, Listing listing, List<Attribute<WorkPackage>> columns, boolean tree,
    @Nullable Long selected, Address address, List<String> problems) {
  public static final String OPEN_ONES = "[{\"status\":{\"operator\":\"o\",\"values\":[]}}]";
  public static final List<Integer> SIZES = List.of(20, 50, 100);

  /** Whether it shows what everybody sees first. */
  public boolean isUsual() {
    return !address.query().containsKey("filters");
  }

  /** The same list narrowed by other filters. */
  public Address filteredBy(List<gewerk.platform.resource.Filter.Use> uses) {
    var json = json(uses);
    return address.with("filters", json.equals(OPEN_ONES) ? null : json);
  }

  static String json(List<gewerk.platform.resource.Filter.Use> uses) {
    return Listing.of(uses, List.of(), 1, 1).filtersAsJson();
  }

  public Address withColumns(List<String> names) {
    return address.with("columns", names.equals(ViewReader.usualColumns(project)) ? null : String.join(",", names));
  }

  /** Whether the work of projects beneath its project is in the list of a project. */
  public boolean isDeep() {
    return !"0".equals(address.query().get("subprojects"));
  }

  /** As a saved view holds it: newest first where no other order is chosen, and no order where children follow their parents. */
  public Arrangement arrangement() {
    boolean sorted = address.query().containsKey("sort");
    var sorts = sorted ? listing.sorts().stream().map(use -> Headings.level(use).replace(':', '-')).toList() : tree ? List.<String>of() : List.of(ViewReader.USUAL_SORT);
    var grouping = listing.grouping();
    return new Arrangement(listing.filters(), columns.stream().map(Attribute::name).toList(), sorts, grouping == null ? null : grouping.name(), listing.sums(),
        tree, isDeep());
  }
}
