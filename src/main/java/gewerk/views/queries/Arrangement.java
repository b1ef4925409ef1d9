package gewerk.views.queries;

import java.util.List;

import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.ListingReader;
import gewerk.platform.resource.Resource;
import gewerk.views.queries.Query.Selection;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/**
 * What a table of work packages shows of a saved view; the rest of the view belongs to other screens.
 *
 * @param columns names of attributes; none where nobody has chosen any
 * @param sorts such as {@code dueDate-asc}
 * @param group the name of a grouping
 * @param hierarchy whether children stand beneath their parents
 */
public record Arrangement(List<Filter.Use> filters, List<String> columns, List<String> sorts, @Nullable String group, boolean sums, boolean hierarchy,
    boolean subprojects) {
  private static final Listing.Limits NO_PAGE = new Listing.Limits(1, 1);

  /** Of what is saved whatever is still possible for the one who asks. */
  static Arrangement of(Query query, Resource<WorkPackage> workPackages, Asking asking) {
    var selection = query.selection();
    var filters = selection.filters().stream().flatMap(filter -> possible(filter, workPackages, asking).stream()).toList();
    var columns = query.look().columns().stream().filter(name -> workPackages.attribute(name).isPresent()).toList();
    var sorts = selection.sortBy().stream().filter(sort -> workPackages.sort(sort.substring(0, Math.max(0, sort.lastIndexOf('-')))).isPresent()).toList();
    var group = selection.groupBy() == null || workPackages.grouping(selection.groupBy()).isEmpty() ? null : selection.groupBy();
    return new Arrangement(filters, columns, sorts, group, selection.sums(), query.look().showHierarchies(), selection.includeSubprojects());
  }

  /** Empty where its filter is gone, or what it names. */
  static List<Filter.Use> possible(KeptFilter filter, Resource<WorkPackage> workPackages, Asking asking) {
    var reader = ListingReader.of(workPackages, NO_PAGE);
    var uses = reader.filters(KeptFilter.asParameter(List.of(filter)), asking);
    return reader.problems().isEmpty() ? uses : List.of();
  }

  /** The view arranged like this; what other screens show of it stays as it is. */
  Query applied(Query query) {
    var kept = filters.stream().map(KeptFilter::of).toList();
    return query.with(new Selection(kept, sorts, group, sums, subprojects)).with(query.look().withColumns(columns).withHierarchies(hierarchy));
  }
}
