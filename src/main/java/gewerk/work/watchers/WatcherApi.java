package gewerk.work.watchers;

import java.util.List;

import gewerk.people.principals.Principals;
import gewerk.people.principals.User;
import gewerk.platform.Platform;
import gewerk.platform.database.Sql;
import gewerk.platform.hal.JsonIn;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.i18n.Message;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.BodyReader;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Resource;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** Watchers over HTTP (reference: work packages, sub-resources). */
final class WatcherApi {
  private static final String LIST = "/work_packages/{id}/watchers";

  private final Watchers watchers;
  private final WorkPackages workPackages;
  private final Principals principals;
  private final Platform platform;
  private final Attribute<WorkPackage> user;

  WatcherApi(Watchers watchers, WorkPackages workPackages, Platform platform) {
    this.watchers = watchers;
    this.workPackages = workPackages;
    this.platform = platform;
    principals = workPackages.neighbours().principals();
    user = Attribute.link("user", principals.onlyUsers(), wp -> null);
    Resource<User> users = principals.users();
    platform.api().get(LIST, "Lists those who watch a work package.", users, Shape.LIST, this::list)
        .post(LIST, "Lets somebody watch a work package.", users, Shape.ONE, this::add)
        .delete(LIST + "/{user_id}", "Lets somebody watch a work package no longer.", this::remove)
        .get("/work_packages/{id}/available_watchers", "Lists those who could watch a work package and do not.", users, Shape.LIST, this::available);
  }

  private Answer list(Request request, Asking asking) {
    var wp = found(request, asking);
    check(WatcherRules.maySeeWatchers(wp, asking.viewer()));
    var all = principals.where(WatcherStore.watching(wp.id()), "lower(p.name), p.id");
    return Api.all(principals.resource().orElseThrow(), all, Watchers.path(wp), asking);
  }

  private Answer add(Request request, Asking asking) {
    var wp = found(request, asking);
    long id = BodyReader.id(user, JsonIn.requiredBody(request).path("user").path("href").asString(""));
    check(WatcherRules.mayAdd(id, wp, asking.viewer()));
    var somebody = user(id);
    if (somebody.isLocked()) {
      throw Refusal.invalid("PropertyConstraintViolation", "user", Message.of("watcher.error.locked"));
    }
    if (platform.viewers().find(id).filter(viewer -> workPackages.find(wp.id(), viewer).isPresent()).isEmpty()) {
      throw Refusal.invalid("PropertyConstraintViolation", "user", Message.of("watcher.error.may_not_view"));
    }
    return Api.one(watchers.add(wp, id, asking.viewer()) ? 201 : 200, principals.users(), somebody, asking);
  }

  private Answer remove(Request request, Asking asking) {
    var wp = found(request, asking);
    long id = request.id("user_id");
    check(WatcherRules.mayRemove(id, wp, asking.viewer()));
    watchers.remove(wp, user(id).id(), asking.viewer());
    return Api.nothing();
  }

  private Answer available(Request request, Asking asking) {
    var wp = found(request, asking);
    check(WatcherRules.mayAddOthers(wp, asking.viewer()));
    var resource = principals.resource().orElseThrow();
    var listing = platform.api().listing(request, resource, asking);
    var condition = Sql.and(List.of(WatcherStore.maySee(wp.projectId()), WatcherStore.watching(wp.id()).not(), listing.where(asking)));
    return Api.page(resource, "/work_packages/" + wp.id() + "/available_watchers", principals.pageWhere(condition, listing), listing, asking);
  }

  /** Somebody with an account. */
  private User user(long id) {
    return principals.find(id).filter(User.class::isInstance).map(User.class::cast).filter(found -> !found.login().isEmpty()).orElseThrow(Refusal::notFound);
  }

  private WorkPackage found(Request request, Asking asking) {
    return workPackages.find(request.id("id"), asking.viewer()).orElseThrow(() -> Refusal.notFound(WorkPackages.NOT_FOUND));
  }

  private static void check(boolean allowed) {
    if (!allowed) {
      throw Refusal.forbidden();
    }
  }
}
