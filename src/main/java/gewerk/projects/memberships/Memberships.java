package gewerk.projects.memberships;

import static gewerk.platform.resource.Attribute.bool;
import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.link;
import static gewerk.platform.resource.Attribute.links;
import static gewerk.platform.resource.Attribute.markdown;
import static gewerk.platform.resource.Attribute.timestamp;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.people.principals.Principals;
import gewerk.people.roles.Roles;
import gewerk.people.users.Users;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Answer;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Allowed;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Page;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Standard;
import gewerk.projects.projects.Projects;

/** Who belongs where, with which roles. */
public final class Memberships {
  private static final String PATH = "/memberships";

  private final Resource<Membership> resource = Resource.<Membership>of("Membership", "membership", Membership::path).titled(Membership::principalName);

  private final Principals principals;
  private final Roles roles;
  private final MembershipStore store;
  private final ChangeMembership changes;

  public Memberships(Platform platform, Users users, Roles roles, Projects projects) {
    principals = users.principals();
    declare(principals, roles, projects);
    resource.filters(MembershipFilters.all(users, principals, roles, projects));
    this.roles = roles;
    store = new MembershipStore(platform.database());
    changes = new ChangeMembership(platform, resource, principals, roles);
    Standard.of(platform.api(), resource, PATH).readableBy(asking -> MembershipRules.seesAny(asking.viewer())).schema(asking -> Membership.blank());
    Standard.of(platform.api(), resource, PATH)
        .found((request, asking) -> store.find(request.id("id"), asking.viewer()))
        .list(this::page)
        .show()
        .create(asking -> MembershipRules.managesAny(asking.viewer()), changes)
        .update((membership, asking) -> MembershipRules.mayManage(membership, asking.viewer()), changes)
        .delete(204, (membership, asking) -> MembershipRules.mayManage(membership, asking.viewer()), changes::delete);
    platform.api().get(PATH + "/available_projects", "Lists projects to which members can be added.", projects.declaration(), Shape.PAGE,
        (request, asking) -> availableProjects(platform, projects, request, asking));
  }

  /** Those that the viewer may see. */
  public Page<Membership> page(Listing listing, Asking asking) {
    return store.page(listing.where(asking), listing, asking.viewer());
  }

  /** One that the viewer may see. */
  public Optional<Membership> find(long id, Viewer viewer) {
    return store.find(id, viewer);
  }

  /** Takes what was given to this very principal. */
  public void delete(Membership membership, Asking asking) {
    changes.delete(membership, asking);
  }

  /** From which groups people have their roles. */
  List<Origin> origins(List<Membership> memberships) {
    return memberships.isEmpty() ? List.of() : store.origins(memberships.stream().map(Membership::id).toList());
  }

  /** How memberships are given and changed. */
  public Changing<Membership> changing() {
    return changes;
  }

  public Principals principals() {
    return principals;
  }

  public Roles roles() {
    return roles;
  }

  /** What other features add to. */
  public Resource<Membership> declaration() {
    return resource;
  }

  private void declare(Principals principals, Roles roles, Projects projects) {
    resource.has(
        integer("id", Membership::id).readOnly(),
        timestamp("createdAt", Membership::createdAt).readOnly().column("m.created_at"),
        timestamp("updatedAt", Membership::updatedAt).readOnly().column("m.updated_at"),
        markdown("notificationMessage", (Membership membership) -> null).with(Trait.META).with(Trait.SCHEMA_ONLY),
        bool("sendNotifications", (Membership membership) -> null).with(Trait.META).with(Trait.SCHEMA_ONLY).with(Trait.NOT_IN_SCHEMA),
        bool("sendNotification", (Membership membership) -> null).with(Trait.META).with(Trait.SCHEMA_ONLY).with(Trait.NOT_IN_SCHEMA),
        link("project", projects, Membership::projectId).embedded().writableWhen((candidate, viewer) -> candidate.isNew())
            .allowed(new Allowed.At<>((candidate, asking) -> PATH + "/available_projects")),
        link("principal", principals, Membership::principalId).required().embedded().calledInErrors("user")
            .writableWhen((candidate, viewer) -> candidate.isNew()).allowed(new Allowed.At<>((candidate, asking) -> candidates(candidate))),
        links("roles", roles, Membership::roleIds).required().embedded()
            .allowed(new Allowed.At<>((candidate, asking) -> grantableRoles(candidate))));
    resource.link("schema", (membership, asking) -> Link.to(PATH + "/schema"))
        .action("update", (membership, asking) -> Link.to(membership.path() + "/form").by("post"), MembershipRules::mayManage)
        .action("updateImmediately", (membership, asking) -> Link.to(membership.path()).by("patch"), MembershipRules::mayManage)
        .sort("id", "m.id").sort("name", "lower(p.name)").sort("email", "lower(u.email)").sort("status", "p.status");
  }

  /** Everybody who is not locked and not a member yet. */
  private static String candidates(Candidate<Membership> candidate) {
    var notLocked = "{\"status\":{\"operator\":\"!\",\"values\":[\"3\"]}}";
    var project = candidate.proposed().projectId();
    var notMember = project == null ? "" : ",{\"member\":{\"operator\":\"!\",\"values\":[\"" + project + "\"]}}";
    return "/principals?" + QueryString.write(Map.of("filters", "[" + notLocked + notMember + "]"));
  }

  private static String grantableRoles(Candidate<Membership> candidate) {
    var unit = candidate.proposed().isGlobal() && !candidate.isNew() ? "system" : "project";
    var filters = "[{\"grantable\":{\"operator\":\"=\",\"values\":[\"t\"]}},{\"unit\":{\"operator\":\"=\",\"values\":[\"" + unit + "\"]}}]";
    return "/roles?" + QueryString.write(Map.of("filters", filters));
  }

  private static Answer availableProjects(Platform platform, Projects projects, Request request, Asking asking) {
    if (!asking.viewer().mayAnywhere("manage_members")) {
      throw Refusal.forbidden();
    }
    var listing = platform.api().listing(request, projects.declaration(), asking);
    return Api.page(projects.declaration(), PATH + "/available_projects", projects.page(listing, asking, "manage_members"), listing, asking);
  }
}
