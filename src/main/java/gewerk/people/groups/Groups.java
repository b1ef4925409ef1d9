package gewerk.people.groups;

import static gewerk.platform.resource.Attribute.links;
import static gewerk.platform.resource.Attribute.string;
import static gewerk.platform.resource.Attribute.timestamp;

import gewerk.people.principals.Group;
import gewerk.people.principals.Principals;
import gewerk.people.users.UserLinks;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Allowed;
import gewerk.platform.resource.Candidate;

/** Groups: people who get roles together. */
public final class Groups {
  public Groups(Platform platform, Principals principals) {
    principals.groups()
        .has(
            string("name", Group::name).required().fact("minLength", 1).fact("maxLength", 256).writableWhen(Groups::isWritable).column("lower(p.name)"),
            timestamp("createdAt", Group::createdAt).readOnly().column("p.created_at"),
            timestamp("updatedAt", Group::updatedAt).readOnly().column("p.updated_at"),
            links("members", principals.onlyUsers(), Group::memberIds).embedded().writableWhen(Groups::isWritable)
                .allowed(new Allowed.At<>((candidate, asking) -> "/users")))
        .link("memberships", UserLinks::memberships)
        .action("delete", (group, asking) -> Link.to(group.path()).by("delete"), (group, viewer) -> GroupRules.mayChange(viewer))
        .action("updateImmediately", (group, asking) -> Link.to(group.path()).by("patch"), (group, viewer) -> GroupRules.mayChange(viewer));
  }

  private static boolean isWritable(Candidate<Group> candidate, Viewer viewer) {
    return GroupRules.mayChange(viewer);
  }
}
