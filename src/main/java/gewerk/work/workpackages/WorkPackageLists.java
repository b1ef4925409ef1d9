package gewerk.work.workpackages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import gewerk.platform.hal.JsonOut;
import gewerk.platform.hal.Link;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.CollectionWriter;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.ListingReader;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Page;
import gewerk.platform.resource.Sort;
import gewerk.projects.projects.Project;

/** Lists of work packages as the API shows them: what is asked for, and the answer with its schemas. Saved views show the same lists. */
public final class WorkPackageLists {
  /** Holds where a query names no filters. */
  public static final String OPEN_ONES = "[{\"status\":{\"operator\":\"o\",\"values\":[]}}]";

  /**
   * Which list it is.
   *
   * @param path of the list, below {@code /api/v3}
   * @param project whose work it shows, with what is beneath it
   */
  public record Scope(String path, Optional<Project> project, Listing listing) {}

  private final WorkPackages workPackages;
  private final WorkPackageSchemas schemas;
  private final Api api;

  WorkPackageLists(WorkPackages workPackages, WorkPackageSchemas schemas, Api api) {
    this.workPackages = workPackages;
    this.api = api;
    this.schemas = schemas;
  }

  public Listing read(Request request, Asking asking) {
    var listing = ListingReader.of(workPackages.declaration(), api.limits()).plainMessages().read(request, asking, OPEN_ONES);
    Timestamps.refuseOldOnes(request);
    var sorts = listing.sorts().isEmpty() ? workPackages.declaration().sort("id").map(sort -> List.of(new Sort.Use(sort, false))).orElseThrow()
        : listing.sorts();
    return listing.sortedBy(sorts).with("showSums", String.valueOf(listing.sums()))
        .with("includeSubprojects", request.query("includeSubprojects").orElse("true"))
        .with("showHierarchies", request.query("showHierarchies").orElse("false"));
  }

  public void write(JsonOut out, Scope scope, Asking asking) {
    var listing = scope.listing;
    var page = workPackages.page(scope.project.map(where -> inside(listing, where)).orElse(listing), asking);
    var writer = new CollectionWriter<>(workPackages.declaration(), scope.path).typed("WorkPackageCollection").summing(workPackages.summed());
    WorkPackageLinks.ofList(asking.viewer()).forEach(writer::link);
    if (listing.sums()) {
      writer.link("sumsSchema", Link.to("/work_packages/schemas/sums"));
    }
    addSchemas(writer, page, asking);
    writer.write(out, page, listing, asking);
  }

  /** The project itself, and those beneath it unless the query or a filter says otherwise. */
  private Listing inside(Listing listing, Project project) {
    var filter = workPackages.declaration().filter("project").orElseThrow();
    boolean alone = listing.further().getOrDefault("includeSubprojects", "true").equals("false") || listing.filtersBy("subprojectId");
    var ids = alone ? List.of(project.id()) : workPackages.neighbours().projects().within(project);
    return listing.alsoFiltering(new Filter.Use(filter, Operator.IS, ids.stream().map(String::valueOf).toList()));
  }

  /** The schemas of exactly the pairs of project and type that stand on the page. */
  private void addSchemas(CollectionWriter<WorkPackage> writer, Page<WorkPackage> page, Asking asking) {
    var pairs = page.rows().stream().map(wp -> wp.projectId() + "-" + wp.typeId()).distinct().sorted().toList();
    if (pairs.isEmpty()) {
      return;
    }
    var filter = "[{\"id\":{\"operator\":\"=\",\"values\":[" + pairs.stream().map(pair -> "\"" + pair + "\"").collect(Collectors.joining(",")) + "]}}]";
    var path = "/work_packages/schemas?filters=" + QueryString.encode(filter);
    writer.link("schemas", Link.to(path)).embeds("schemas", out -> schemas.collection(out, pairs, path, asking));
  }
}
