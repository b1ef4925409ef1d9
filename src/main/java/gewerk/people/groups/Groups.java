package gewerk.people.groups;

import static gewerk.platform.resource.Attribute.links;
import static gewerk.platform.resource.Attribute.string;
import static gewerk.platform.resource.Attribute.timestamp;

import java.util.List;
import java.util.Optional;

import gewerk.people.principals.Group;
import gewerk.people.principals.PrincipalFilters;
import gewerk.people.principals.Principals;
import gewerk.people.users.UserLinks;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.database.Sql;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Allowed;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Extension;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Page;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Standard;

/** Groups: people who get roles together. */
public final class Groups {
  private final Principals principals;
  private final ChangeGroup changes;
  private final OutsideMembers outside;

  public Groups(Platform platform, Principals principals) {
    this.principals = principals;
    principals.groups()
        .has(
            string("name", Group::name).required().fact("minLength", 1).fact("maxLength", 256).writableWhen(Groups::isWritable).column("lower(p.name)"),
            timestamp("createdAt", Group::createdAt).readOnly().column("p.created_at"),
            timestamp("updatedAt", Group::updatedAt).readOnly().column("p.updated_at"),
            links("members", principals.onlyUsers(), Group::memberIds).embedded().with(Trait.MARKED_IN_LISTS).writableWhen(Groups::isWritable)
                .allowed(new Allowed.At<>((candidate, asking) -> "/users")))
        .link("memberships", UserLinks::memberships)
        .action("delete", (group, asking) -> Link.to(group.path()).by("delete"), (group, viewer) -> GroupRules.mayChange(viewer))
        .action("updateImmediately", (group, asking) -> Link.to(group.path()).by("patch"), (group, viewer) -> GroupRules.mayChange(viewer))
        .filters(PrincipalFilters.id(), PrincipalFilters.name());
    var store = new GroupStore(platform.database());
    changes = new ChangeGroup(platform, principals, store);
    outside = new OutsideMembers(platform, store);
    declareOperations(platform);
  }

  /** People in groups because somebody outside says so. */
  public OutsideMembers outside() {
    return outside;
  }

  /** Custom fields join here. */
  public void extend(Extension<Group> extension) {
    changes.extend(extension);
  }

  /** How groups are made and changed. */
  public Changing<Group> changing() {
    return changes;
  }

  /** Their people lose what they had through it. */
  public void delete(Group group, Asking asking) {
    changes.delete(group, asking);
  }

  public static boolean mayChange(Viewer viewer) {
    return GroupRules.mayChange(viewer);
  }

  /** What a group consists of. */
  public Resource<Group> declaration() {
    return principals.groups();
  }

  private void declareOperations(Platform platform) {
    Standard.of(platform.api(), principals.groups(), "/groups").readableBy(asking -> GroupRules.mayList(asking.viewer())).list(this::page);
    Standard.of(platform.api(), principals.groups(), "/groups")
        .found((request, asking) -> find(request.id("id"), asking.viewer()))
        .show()
        .schema(asking -> Group.blank())
        .create(asking -> GroupRules.mayChange(asking.viewer()), changes)
        .update((group, asking) -> GroupRules.mayChange(asking.viewer()), changes)
        .delete(202, (group, asking) -> GroupRules.mayChange(asking.viewer()), changes::delete);
  }

  /** One that the viewer may know of. */
  public Optional<Group> find(long id, Viewer viewer) {
    return principals.where(Sql.of("p.kind = 'group' and p.id = ?", id).and(GroupStore.visible(viewer)), "p.id").stream().map(Group.class::cast).findFirst();
  }

  /** Those that the viewer may know of. */
  public Page<Group> page(Listing listing, Asking asking) {
    var where = Sql.and(List.of(Sql.of("p.kind = 'group'"), listing.where(asking), GroupStore.visible(asking.viewer())));
    var page = principals.pageWhere(where, listing);
    return Page.of(page.rows().stream().map(Group.class::cast).toList(), page.total());
  }

  private static boolean isWritable(Candidate<Group> candidate, Viewer viewer) {
    return GroupRules.mayChange(viewer);
  }
}
