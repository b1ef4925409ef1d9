package gewerk.people.placeholders;

import static gewerk.platform.resource.Attribute.string;
import static gewerk.platform.resource.Attribute.timestamp;

import java.util.Optional;

import gewerk.people.principals.PlaceholderUser;
import gewerk.people.principals.PrincipalFilters;
import gewerk.people.principals.Principals;
import gewerk.people.users.UserLinks;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.database.Sql;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Page;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Standard;

/** Placeholder users: names for people who are still to be found. */
public final class Placeholders {
  private final Principals principals;
  private final ChangePlaceholder changes;

  public Placeholders(Platform platform, Principals principals) {
    this.principals = principals;
    principals.placeholderUsers()
        .has(
            string("name", PlaceholderUser::name).required().fact("minLength", 1).fact("maxLength", 256)
                .writableWhen((candidate, viewer) -> PlaceholderRules.mayManage(viewer)).column("lower(p.name)"),
            timestamp("createdAt", PlaceholderUser::createdAt).readOnly().column("p.created_at"),
            timestamp("updatedAt", PlaceholderUser::updatedAt).readOnly().column("p.updated_at"),
            string("status", PlaceholderUser::status).readOnly().shownWhen((placeholder, viewer) -> PlaceholderRules.mayManage(viewer)))
        .link("memberships", UserLinks::memberships)
        .link("showUser", (placeholder, asking) -> UserLinks.page(placeholder))
        .action("delete", (placeholder, asking) -> Link.to(placeholder.path()).by("delete"), (placeholder, viewer) -> PlaceholderRules.mayManage(viewer))
        .action("updateImmediately", (placeholder, asking) -> Link.to(placeholder.path()).by("patch"),
            (placeholder, viewer) -> PlaceholderRules.mayManage(viewer))
        .filters(PrincipalFilters.id(), PrincipalFilters.name(), PrincipalFilters.group(principals.onlyGroups()));
    changes = new ChangePlaceholder(platform, principals);
    declareOperations(platform);
  }

  private void declareOperations(Platform platform) {
    Standard.of(platform.api(), principals.placeholderUsers(), "/placeholder_users")
        .found((request, asking) -> find(request.id("id"), asking.viewer()))
        .list(this::page)
        .show()
        .schema(asking -> PlaceholderUser.blank())
        .create(asking -> PlaceholderRules.mayManage(asking.viewer()), changes)
        .update((placeholder, asking) -> PlaceholderRules.mayManage(asking.viewer()), changes)
        .delete(202, (placeholder, asking) -> changes.mayDelete(placeholder, asking.viewer()), changes::delete);
  }

  /** One that the viewer may know of. */
  public Optional<PlaceholderUser> find(long id, Viewer viewer) {
    return principals.find(id).filter(PlaceholderUser.class::isInstance).map(PlaceholderUser.class::cast)
        .filter(placeholder -> PlaceholderRules.mayManage(viewer) || principals.isKnownTo(viewer, id));
  }

  /** How they are made and changed. */
  public Changing<PlaceholderUser> changing() {
    return changes;
  }

  public boolean mayDelete(PlaceholderUser placeholder, Viewer viewer) {
    return changes.mayDelete(placeholder, viewer);
  }

  public void delete(PlaceholderUser placeholder, Asking asking) {
    changes.delete(placeholder, asking);
  }

  public Resource<PlaceholderUser> declaration() {
    return principals.placeholderUsers();
  }

  public static boolean mayManage(Viewer viewer) {
    return PlaceholderRules.mayManage(viewer);
  }

  /** Those that the viewer may know of. */
  public Page<PlaceholderUser> page(Listing listing, Asking asking) {
    var onlyThese = listing.where(asking).and(Sql.of("p.kind = 'placeholder_user'"));
    var page = PlaceholderRules.mayManage(asking.viewer()) ? principals.pageWhere(onlyThese, listing) : principals.pageKnownTo(asking.viewer(), onlyThese, listing);
    return Page.of(page.rows().stream().map(PlaceholderUser.class::cast).toList(), page.total());
  }
}
