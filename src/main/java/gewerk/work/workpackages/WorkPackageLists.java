package gewerk.work.workpackages;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import gewerk.platform.hal.JsonOut;
import gewerk.platform.hal.Link;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.i18n.Message;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.CollectionWriter;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.ListingReader;
import gewerk.platform.resource.Page;
import gewerk.platform.resource.Sort;
import gewerk.projects.projects.Project;
import gewerk.work.baseline.Timestamps;

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
  private final Baseline baseline;
  private final Api api;

  WorkPackageLists(WorkPackages workPackages, WorkPackageSchemas schemas, Baseline baseline, Api api) {
    this.workPackages = workPackages;
    this.baseline = baseline;
    this.api = api;
    this.schemas = schemas;
  }

  public Listing read(Request request, Asking asking) {
    var listing = ListingReader.of(workPackages.declaration(), api.limits()).plainMessages().read(request, asking, OPEN_ONES);
    var timestamps = baseline.read(List.of(request.query(Timestamps.PARAMETER).orElse("").split(",")));
    timestamps.wrong().ifPresent(problem -> {
      throw Refusal.of(400, "InvalidQuery", problem);
    });
    var sorts = listing.sorts().isEmpty() ? workPackages.declaration().sort("id").map(sort -> List.of(new Sort.Use(sort, false))).orElseThrow()
        : listing.sorts();
    var dated = timestamps.looksBack() ? listing.with(Timestamps.PARAMETER, timestamps.texts()) : listing;
    return dated.sortedBy(sorts).with("showSums", String.valueOf(listing.sums()))
        .with("includeSubprojects", request.query("includeSubprojects").orElse("true"))
        .with("showHierarchies", request.query("showHierarchies").orElse("false"));
  }

  /** What is wrong with moments that somebody wants to compare, if anything. */
  public Optional<Message> wrongTimestamps(Collection<String> texts) {
    return baseline.read(texts).wrong();
  }

  public void write(JsonOut out, Scope scope, Asking asking) {
    var listing = scope.project.map(where -> inside(scope.listing, where)).orElse(scope.listing);
    var timestamps = baseline.of(scope.listing);
    if (timestamps.isEmpty()) {
      write(out, scope, workPackages.page(listing, asking), asking);
    } else {
      var asked = new Baseline.Asked(timestamps.get(), Baseline.matching(listing, asking), asking);
      var page = baseline.page(asked, listing);
      var shown = new Scope(scope.path, scope.project, scope.listing.with(Timestamps.PARAMETER, timestamps.get().absolute()));
      out.value(baseline.list(JsonOut.bytes(usual -> write(usual, shown, page, asking)), page, listing.select().isNarrow(), asked));
    }
  }

  private void write(JsonOut out, Scope scope, Page<WorkPackage> page, Asking asking) {
    var listing = scope.listing;
    var writer = new CollectionWriter<>(workPackages.declaration(), scope.path).typed("WorkPackageCollection").summing(workPackages.summed());
    WorkPackageLinks.ofList(asking.viewer()).forEach(writer::link);
    if (listing.sums()) {
      writer.link("sumsSchema", Link.to("/work_packages/schemas/sums"));
    }
    addSchemas(writer, page, asking);
    writer.write(out, page, listing, asking);
  }

  private Listing inside(Listing listing, Project project) {
    return workPackages.within(project, !listing.further().getOrDefault("includeSubprojects", "true").equals("false"), listing);
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
