package gewerk.work.activities;

import java.util.ArrayList;
import java.util.List;

import gewerk.platform.hal.JsonIn;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Violation;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackageRights;
import gewerk.work.workpackages.WorkPackages;
import tools.jackson.databind.JsonNode;

/** The history over HTTP (reference: activities). */
final class ActivityApi {
  private static final String LIST = "/work_packages/{id}/activities";

  private final Activities activities;
  private final WorkPackages workPackages;

  ActivityApi(Activities activities, WorkPackages workPackages, Api api) {
    this.activities = activities;
    this.workPackages = workPackages;
    api.get(LIST, "Lists the history of a work package, oldest first.", activities.declaration(), Shape.LIST, this::list);
    api.post(LIST, "Comments on a work package.", activities.declaration(), Shape.ONE, this::comment);
    api.get("/activities/{id}", "Shows an entry of the history.", activities.declaration(), Shape.ONE,
        (request, asking) -> Api.one(200, activities.declaration(), found(request, asking), asking));
    api.patch("/activities/{id}", "Changes what a comment says.", activities.declaration(), Shape.ONE, this::rewrite);
  }

  private Answer list(Request request, Asking asking) {
    var wp = workPackage(request, asking);
    return Api.all(activities.declaration(), activities.visible(wp, asking.viewer()), "/work_packages/" + wp.id() + "/activities", asking);
  }

  private Answer comment(Request request, Asking asking) {
    var wp = workPackage(request, asking);
    if (!WorkPackageRights.mayComment(wp, asking.viewer())) {
      throw Refusal.notFound();
    }
    var body = JsonIn.body(request);
    var comment = new Comment(body.path("comment").path("raw").asString(""), isInternal(body.path("internal")), !request.query("notify").orElse("").equals("false"));
    var violations = new ArrayList<Violation>();
    if (comment.text().isBlank()) {
      violations.add(Violation.of("comment", "error.blank"));
    }
    if (comment.internal() && !ActivityRules.mayCommentInternally(wp, asking.viewer())) {
      violations.add(Violation.of("internal", "error.unauthorized"));
    }
    refuse(violations, asking);
    return Api.one(201, activities.declaration(), activities.comment(wp, comment, asking.viewer()), asking);
  }

  /** Whoever asks for it in words that are not understood must not be read by everybody. */
  private static boolean isInternal(JsonNode asked) {
    return switch (asked.asString("")) {
      case "", "false" -> false;
      case "true" -> true;
      default -> throw Refusal.badRequest("error.parameter_invalid", "internal");
    };
  }

  private Answer rewrite(Request request, Asking asking) {
    var activity = found(request, asking);
    if (!ActivityRules.mayEdit(activity, asking.viewer())) {
      throw Refusal.forbidden();
    }
    var comment = JsonIn.body(request).path("comment");
    if (!comment.isString()) {
      throw Refusal.badRequest(comment.isMissingNode() ? "error.parameter_missing" : "error.parameter_invalid", "comment");
    }
    if (comment.asString().isBlank() && ActivityRules.mustSaySomething(activity)) {
      refuse(List.of(Violation.of("comment", "error.blank")), asking);
    }
    return Api.one(200, activities.declaration(), activities.rewrite(activity, comment.asString(), asking.viewer()), asking);
  }

  private void refuse(List<Violation> violations, Asking asking) {
    if (!violations.isEmpty()) {
      throw Violation.refuse(violations, activities.declaration(), asking);
    }
  }

  private Activity found(Request request, Asking asking) {
    return activities.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }

  private WorkPackage workPackage(Request request, Asking asking) {
    return workPackages.find(request.id("id"), asking.viewer()).orElseThrow(() -> Refusal.notFound(WorkPackages.NOT_FOUND));
  }
}
