package gewerk.work.shares;

import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.link;
import static gewerk.platform.resource.Attribute.links;
import static gewerk.platform.resource.Attribute.timestamp;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import gewerk.people.principals.Principal;
import gewerk.people.principals.Principals;
import gewerk.people.roles.Roles;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.database.Compare;
import gewerk.platform.database.Sql;
import gewerk.platform.http.Ids;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Standard;
import gewerk.platform.resource.Values;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** With whom single work packages are shared, for those who may see it in their project. The API only reads, as in the reference. */
public final class Shares {
  private final ShareStore store;
  private final Principals principals;
  private final Roles roles;
  private final ChangeShare changes;

  public Shares(Platform platform, Principals principals, Roles roles, WorkPackages workPackages) {
    this.principals = principals;
    this.roles = roles;
    store = new ShareStore(platform.database());
    changes = new ChangeShare(platform, store, principals, roles);
    var projects = workPackages.neighbours().projects();
    var resource = Resource.<Share>of("Share", "share", share -> "/shares/" + share.id()).titled(Share::principalName)
        .has(
            integer("id", Share::id).readOnly(),
            timestamp("createdAt", Share::createdAt).readOnly().column("m.created_at"),
            timestamp("updatedAt", Share::updatedAt).readOnly().column("m.updated_at"),
            link("project", projects, Share::projectId).embedded(),
            link("entity", workPackages.target(), Share::workPackageId),
            link("principal", principals, Share::principalId).embedded(),
            links("roles", roles, Share::roleIds).embedded())
        .filters(
            Filter.on("id", FilterType.LIST, Values.each(Ids::isId), "m.id"),
            Filter.on("project", FilterType.LIST, projects, "wp.project_id"),
            Filter.on("entityId", FilterType.LIST, Values.each(Ids::isId), "wp.id"),
            Filter.on("principal", FilterType.LIST, principals, "m.principal_id"))
        .sort("id", "m.id");
    workPackages.declaration().filters(
        Filter.of("sharedWithMe", FilterType.BOOLEAN, Values.BOOLEAN, ShareStore::sharedWithMe),
        Filter.on("sharedWithUser", FilterType.LIST_MULTIPLE, principals, "wp.id").withCondition(ShareStore::sharedWith)
            .availableWhen(asking -> asking.viewer().mayAnywhere("view_shared_work_packages")));
    Standard.of(platform.api(), resource, "/shares")
        .found((request, asking) -> store.find(request.id("id"), asking.viewer()))
        .list((listing, asking) -> store.page(listing.where(asking), listing, asking.viewer()))
        .show();
  }

  /** Of one work package, by name. */
  public List<Share> of(WorkPackage wp) {
    return store.of(wp.id());
  }

  /** With how many people and groups it is shared. */
  public int count(WorkPackage wp) {
    return Math.toIntExact(store.count(wp.id()));
  }

  public Optional<Share> find(long id, WorkPackage wp) {
    return store.find(id, wp.id());
  }

  /** Nothing where it is a role that somebody else brought in. */
  public Optional<Right> right(Share share) {
    return share.roleIds().stream().flatMap(id -> roles.find(id).stream()).flatMap(role -> Right.of(role).stream()).max(Comparator.naturalOrder());
  }

  /** People and groups that the viewer knows and that do not have it yet, by name; some letters of it narrow them. */
  public List<Principal> available(WorkPackage wp, String letters, int most, Viewer viewer) {
    var condition = ShareStore.couldHave(wp.id(), viewer.id()).and(letters.isBlank() ? Sql.TRUE : Compare.contains("p.name", letters.strip()));
    var byName = principals.resource().orElseThrow().sorting("name", false);
    return principals.pageKnownTo(viewer, condition, Listing.of(List.of(), List.of(byName), 1, most)).rows();
  }

  /** Somebody with an account, known to the viewer. */
  public Optional<Principal> byEmail(String email, Viewer viewer) {
    return principals.pageKnownTo(viewer, ShareStore.hasEmail(email), Listing.of(List.of(), List.of(), 1, 1)).rows().stream().findFirst();
  }

  /** How they are given, changed and taken away. */
  public ChangeShare changes() {
    return changes;
  }
}
