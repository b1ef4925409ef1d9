package gewerk.work.activities;

import gewerk.platform.Platform;
import gewerk.platform.hal.JsonIn;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Resource;
import gewerk.work.workpackages.WorkPackages;

/** Reactions to comments over HTTP (reference: emoji reactions). */
final class EmojiReactionApi {
  /** What it works with. */
  record Tools(Platform platform, EmojiReactionStore store, Resource<EmojiReaction> resource) {}

  private static final String OF_ACTIVITY = "/activities/{id}/emoji_reactions";
  private static final String OF_WORK_PACKAGE = "/work_packages/{id}/activities_emoji_reactions";

  private final Activities activities;
  private final WorkPackages workPackages;
  private final Tools tools;

  EmojiReactionApi(Activities activities, WorkPackages workPackages, Tools tools) {
    this.activities = activities;
    this.workPackages = workPackages;
    this.tools = tools;
    var api = tools.platform.api();
    api.get(OF_ACTIVITY, "Lists the reactions to a comment.", tools.resource, Shape.LIST, (request, asking) -> list(found(request, asking), asking));
    api.patch(OF_ACTIVITY, "Adds a reaction, or takes it back.", tools.resource, Shape.LIST, this::toggle);
    api.get(OF_WORK_PACKAGE, "Lists the reactions to all comments on a work package.", tools.resource, Shape.LIST, this::ofWorkPackage);
  }

  private Answer toggle(Request request, Asking asking) {
    var activity = found(request, asking);
    if (!ActivityRules.mayReact(activity, asking.viewer())) {
      throw Refusal.forbidden();
    }
    var key = JsonIn.body(request).path("reaction").asString("");
    if (key.isEmpty()) {
      throw Refusal.badRequest("error.parameter_missing", "reaction");
    }
    var emoji = Emoji.of(key).orElseThrow(() -> Refusal.badRequest("error.parameter_value", "reaction"));
    if (!activity.journal().isComment()) {
      throw Refusal.badRequest("activity.error.no_reactions");
    }
    activities.react(activity, emoji, asking.viewer());
    return list(activity, asking);
  }

  private Answer ofWorkPackage(Request request, Asking asking) {
    var wp = workPackages.find(request.id("id"), asking.viewer()).orElseThrow(() -> Refusal.notFound(WorkPackages.NOT_FOUND));
    boolean alsoInternal = asking.viewer().may("view_internal_comments", wp.projectId());
    return Api.all(tools.resource, tools.store.ofWorkPackage(wp.id(), alsoInternal), "/work_packages/" + wp.id() + "/activities_emoji_reactions", asking);
  }

  private Answer list(Activity activity, Asking asking) {
    return Api.all(tools.resource, tools.store.of(activity.id()), activity.path() + "/emoji_reactions", asking);
  }

  private Activity found(Request request, Asking asking) {
    return activities.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }
}
