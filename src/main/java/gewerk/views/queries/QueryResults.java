package gewerk.views.queries;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import gewerk.platform.hal.JsonOut;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.i18n.Message;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Representation;
import gewerk.platform.resource.Sort;
import gewerk.projects.projects.Project;
import gewerk.views.queries.Query.Selection;
import gewerk.work.workpackages.WorkPackageLists;
import gewerk.work.workpackages.WorkPackages;

/** A view with what it shows. Parameters of the request win over what is saved; what is saved and no longer possible is passed over. */
final class QueryResults {
  private static final List<String> OVERRIDES = List.of("filters", "sortBy", "groupBy", "showSums", "includeSubprojects", "showHierarchies", "timestamps");

  private final Queries queries;
  private final WorkPackages workPackages;

  QueryResults(Queries queries, WorkPackages workPackages) {
    this.queries = queries;
    this.workPackages = workPackages;
  }

  Answer of(Query saved, Request request, Asking asking) {
    var possible = possible(saved, asking);
    var listing = workPackages.lists().read(merged(possible, request), asking);
    var query = asAsked(possible, listing, request);
    var project = query.projectId() == null ? Optional.<Project>empty() : queries.projects().find(query.projectId(), asking.viewer());
    var scope = new WorkPackageLists.Scope(query.resultsPath(), project, listing);
    return Api.json(JsonOut.bytes(out -> Representation.to(out, asking).wholeWith(queries.declaration(), query, "results",
        () -> workPackages.lists().write(out, scope, asking))));
  }

  /** Without filters whose values are gone, and without orders and groups of fields that are gone. */
  private Query possible(Query query, Asking asking) {
    var selection = query.selection();
    var filters = selection.filters().stream().filter(filter -> !Arrangement.possible(filter, workPackages.declaration(), asking).isEmpty()).toList();
    var sorts = queries.columns().sortBys().ids(queries.columns().sortBys().numbers(selection.sortBy()));
    var group = selection.groupBy() != null && workPackages.declaration().grouping(selection.groupBy()).isPresent() ? selection.groupBy() : null;
    boolean timely = workPackages.lists().wrongTimestamps(query.look().timestamps()).isEmpty();
    return query.with(new Selection(filters, sorts, group, selection.sums(), selection.includeSubprojects()))
        .with(timely ? query.look() : query.look().withTimestamps(Query.PRESENT));
  }

  private static Request merged(Query query, Request request) {
    var parameters = new LinkedHashMap<>(request.query());
    var saved = Queries.parameters(query);
    for (var name : OVERRIDES) {
      if (!parameters.containsKey(name) && saved.containsKey(name)) {
        parameters.put(name, List.of(saved.get(name)));
      }
    }
    return request.withQuery(parameters);
  }

  private Query asAsked(Query query, Listing listing, Request request) {
    var look = query.look();
    var columns = request.queries("columns");
    columns.stream().filter(name -> queries.columns().columns().find(name).isEmpty()).findFirst().ifPresent(name -> {
      throw Refusal.of(400, "InvalidQuery", Message.of("query.error.column", name));
    });
    var shown = columns.isEmpty() ? look : look.withColumns(columns.stream().map(name -> queries.columns().columns().find(name).orElseThrow().id()).toList());
    var selection = new Selection(listing.filters().stream().map(KeptFilter::of).toList(), listing.sorts().stream().map(Sort.Use::id).toList(),
        listing.group().map(group -> group.name()).orElse(null), listing.sums(), listing.further().getOrDefault("includeSubprojects", "true").equals("true"));
    var timestamps = request.query("timestamps").filter(list -> !list.isBlank()).map(list -> List.of(list.split(","))).orElse(shown.timestamps());
    return query.with(selection).with(shown.withTimestamps(timestamps));
  }
}
