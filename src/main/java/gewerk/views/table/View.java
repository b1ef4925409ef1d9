package gewerk.views.table;

import java.util.List;

import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Listing;
import gewerk.projects.projects.Project;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/**
 * What one reader wants to see of the work packages. All of it stands in the address, so that it can be shared and gone back to.
 *
 * @param project null for the list of all projects
 * @param tree whether children stand beneath their parents
 * @param selected the work package that is open beside the table
 * @param problems what the address says that nobody understands, as sentences
 */
public record View(@Nullable Project project, Listing listing, List<Attribute<WorkPackage>> columns, boolean tree, @Nullable Long selected,
    Address address, List<String> problems) {
  public static final String OPEN_ONES = "[{\"status\":{\"operator\":\"o\",\"values\":[]}}]";
  public static final List<Integer> SIZES = List.of(20, 50, 100);

  /** Whether it shows what everybody sees first. */
  public boolean isUsual() {
    return !address.query().containsKey("filters");
  }

  /** The same list narrowed by other filters. */
  public Address filteredBy(List<gewerk.platform.resource.Filter.Use> uses) {
    var json = new Listing(uses, List.of(), null, false, 1, 1, gewerk.platform.resource.Select.all(), java.util.Map.of()).filtersAsJson();
    return address.with("filters", json.equals(OPEN_ONES) ? null : json);
  }

  public Address withColumns(List<String> names) {
    return address.with("columns", names.equals(ViewReader.usualColumns(project)) ? null : String.join(",", names));
  }
}
