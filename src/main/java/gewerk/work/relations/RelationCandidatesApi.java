package gewerk.work.relations;

import java.util.List;

import gewerk.platform.Platform;
import gewerk.platform.database.Sql;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.CollectionWriter;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.ListingReader;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Operator;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** Which work packages another one can be related to (reference: work packages, sub-resources). */
final class RelationCandidatesApi {
  private static final int USUAL_SIZE = 10;

  private final WorkPackages workPackages;
  private final Platform platform;

  RelationCandidatesApi(WorkPackages workPackages, Platform platform) {
    this.workPackages = workPackages;
    this.platform = platform;
    platform.api().get("/work_packages/{id}/available_relation_candidates", "Lists the work packages that one can be related to.",
        workPackages.declaration(), Shape.LIST, this::candidates);
  }

  private Answer candidates(Request request, Asking asking) {
    var wp = workPackages.find(request.id("id"), asking.viewer()).orElseThrow(() -> Refusal.notFound(WorkPackages.NOT_FOUND));
    var type = request.query("type").filter(name -> !name.isBlank()).orElse(RelationType.RELATES.key());
    var listing = listing(request, asking);
    var page = workPackages.page(candidates(wp, type), listing, asking);
    var path = "/work_packages/" + wp.id() + "/available_relation_candidates";
    return Api.json(new CollectionWriter<>(workPackages.declaration(), path).typed("WorkPackageCollection").bytes(page, listing.with("type", type), asking));
  }

  private Sql candidates(WorkPackage wp, String type) {
    var fitting = switch (type) {
      case "parent" -> RelationStore.parentCandidates(wp.id());
      case "child", "children" -> RelationStore.childCandidates(wp.id());
      default -> RelationStore.candidates(wp.id(), RelationType.named(type).orElseThrow(() -> Refusal.badRequest("error.parameter_value", "type")));
    };
    return platform.settings().truth("cross_project_work_package_relations") ? fitting : fitting.and(RelationStore.inProject(wp.projectId()));
  }

  private Listing listing(Request request, Asking asking) {
    var limits = new Listing.Limits(USUAL_SIZE, platform.api().limits().largest());
    var listing = ListingReader.of(workPackages.declaration(), limits).plainMessages().read(request, asking, "[]");
    var words = request.query("query").orElse("").strip();
    if (words.isEmpty()) {
      return listing;
    }
    var filter = workPackages.declaration().filter("typeahead").orElseThrow();
    return listing.alsoFiltering(new Filter.Use(filter, Operator.EVERYWHERE, List.of(words)));
  }
}
