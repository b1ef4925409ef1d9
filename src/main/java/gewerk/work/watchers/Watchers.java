package gewerk.work.watchers;

import java.util.List;
import java.util.Map;

import gewerk.people.principals.Principal;
import gewerk.people.principals.Principals;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.database.Compare;
import gewerk.platform.database.Sql;
import gewerk.platform.events.Event;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Batch;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Values;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** People who watch work packages. Open this first. */
public final class Watchers {
  private static final String BY_NAME = "lower(p.name), p.id";

  private final Platform platform;
  private final WorkPackages workPackages;
  private final Principals principals;
  private final WatcherStore store;

  public Watchers(Platform platform, WorkPackages workPackages) {
    this.platform = platform;
    this.workPackages = workPackages;
    principals = workPackages.neighbours().principals();
    store = new WatcherStore(platform.database());
    addLinks(workPackages.declaration());
    workPackages.declaration().filters(Filter.on("watcher", FilterType.LIST, workPackages.neighbours().principals().onlyUsers(), "wp.id")
        .withCondition(Watchers::watchedBy));
    workPackages.accompany((saved, written, asking) -> {
      if (saved.isNew()) {
        store.addAuthor(saved.proposed().id(), saved.proposed().authorId());
      }
      return false;
    });
    new WatcherApi(this, workPackages, platform);
  }

  /** The ids of those who watch a work package; not all of them may still be allowed to see it. */
  public List<Long> of(long workPackageId) {
    return store.of(workPackageId);
  }

  /** Those who watch a work package, by name. */
  public List<Principal> watching(WorkPackage wp) {
    return principals.where(WatcherStore.watching(wp.id()), BY_NAME);
  }

  /** How many do. */
  public int count(WorkPackage wp) {
    return store.of(wp.id()).size();
  }

  /** Those who could watch it and do not, by name; some letters of it narrow them. */
  public List<Principal> available(WorkPackage wp, String letters, int most) {
    var condition = Sql.and(List.of(WatcherStore.maySee(wp.projectId()), WatcherStore.watching(wp.id()).not(),
        letters.isBlank() ? Sql.TRUE : Compare.contains("p.name", letters.strip())));
    return principals.pageWhere(condition, Listing.of(List.of(), List.of(principals.resource().orElseThrow().sorting("name", false)), 1, most)).rows();
  }

  /** Whether somebody with an account is active and may see it. */
  public boolean mayWatch(WorkPackage wp, long userId) {
    return platform.viewers().find(userId).filter(viewer -> workPackages.find(wp.id(), viewer).isPresent()).isPresent();
  }

  public boolean watches(WorkPackage wp, Viewer viewer) {
    return store.watched(List.of(wp.id()), viewer.id()).containsKey(wp.id());
  }

  /** False when they were watching already. */
  public boolean add(WorkPackage wp, long userId, Viewer viewer) {
    return platform.database().transaction(() -> store.add(wp.id(), userId) && happened("work_package.watcher_added", wp, userId, viewer));
  }

  /** False when they were not watching. */
  public boolean remove(WorkPackage wp, long userId, Viewer viewer) {
    return platform.database().transaction(() -> store.remove(wp.id(), userId) && happened("work_package.watcher_removed", wp, userId, viewer));
  }

  private boolean happened(String kind, WorkPackage wp, long userId, Viewer viewer) {
    platform.events().happened(Event.now(kind, "work_package", wp.id(), wp.projectId(), viewer.id()).with(Map.of("user", userId)));
    return true;
  }

  private static Sql watchedBy(Operator operator, List<String> values, Asking asking) {
    var viewer = asking.viewer();
    var found = WatcherStore.watchedBy(Values.ids(values, asking), viewer.id(), viewer.where("view_work_package_watchers", "wp.project_id"));
    return operator == Operator.IS_NOT ? found.not() : found;
  }

  private void addLinks(Resource<WorkPackage> resource) {
    resource
        .prepare((rows, asking) -> {
          asking.loaded().load(watched(asking), rows.stream().map(WorkPackage::id).toList());
          return null;
        })
        .link("watch", (wp, asking) -> watches(wp, asking) || asking.viewer().isAnonymous() ? null
            : Link.to(path(wp)).by("post").with("payload", payload("/users/" + asking.viewer().id())))
        .link("unwatch", (wp, asking) -> watches(wp, asking) ? Link.to(path(wp) + "/" + asking.viewer().id()).by("delete") : null)
        .action("watchers", (wp, asking) -> Link.to(path(wp)), WatcherRules::maySeeWatchers)
        .action("availableWatchers", (wp, asking) -> Link.to("/work_packages/" + wp.id() + "/available_watchers"), WatcherRules::mayAddOthers)
        .action("addWatcher", (wp, asking) -> Link.to(path(wp)).by("post").with("payload", payload("/users/{user_id}")).templated(), WatcherRules::mayAddOthers)
        .action("removeWatcher", (wp, asking) -> Link.to(path(wp) + "/{user_id}").by("delete").templated(), WatcherRules::mayRemoveOthers);
  }

  /** Which work packages the viewer watches: one statement for a page. */
  private Batch<Boolean> watched(Asking asking) {
    long viewer = asking.viewer().id();
    return asking.loaded().once("watched by viewer", () -> (Batch<Boolean>) ids -> asking.viewer().isLoggedIn() ? store.watched(ids, viewer) : Map.of());
  }

  private boolean watches(WorkPackage wp, Asking asking) {
    return asking.loaded().find(watched(asking), wp.id()).isPresent();
  }

  private static Map<String, Object> payload(String user) {
    return Map.of("user", Map.of("href", Link.BASE + user));
  }

  static String path(WorkPackage wp) {
    return "/work_packages/" + wp.id() + "/watchers";
  }
}
