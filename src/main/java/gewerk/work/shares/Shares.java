package gewerk.work.shares;

import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.link;
import static gewerk.platform.resource.Attribute.links;
import static gewerk.platform.resource.Attribute.timestamp;

import gewerk.people.principals.Principals;
import gewerk.people.roles.Roles;
import gewerk.platform.Platform;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Standard;
import gewerk.platform.resource.Values;
import gewerk.work.workpackages.WorkPackages;

/** With whom single work packages are shared, for those who may see it in their project. Read only, as in the reference. */
public final class Shares {
  public Shares(Platform platform, Principals principals, Roles roles, WorkPackages workPackages) {
    var store = new ShareStore(platform.database());
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
            Filter.on("id", FilterType.LIST, Values.each(value -> value.matches("\\d{1,18}")), "m.id"),
            Filter.on("project", FilterType.LIST, projects, "wp.project_id"),
            Filter.on("entityId", FilterType.LIST, Values.each(value -> value.matches("\\d{1,18}")), "wp.id"),
            Filter.on("principal", FilterType.LIST, principals, "m.principal_id"))
        .sort("id", "m.id");
    Standard.of(platform.api(), resource, "/shares")
        .found((request, asking) -> store.find(request.id("id"), asking.viewer()))
        .list((listing, asking) -> store.page(listing.where(asking), listing, asking.viewer()))
        .show();
  }
}
