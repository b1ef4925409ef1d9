package gewerk.people.placeholders;

import static gewerk.platform.resource.Attribute.string;
import static gewerk.platform.resource.Attribute.timestamp;

import gewerk.people.principals.PlaceholderUser;
import gewerk.people.principals.Principals;
import gewerk.people.users.UserLinks;
import gewerk.platform.Platform;
import gewerk.platform.hal.Link;

/** Placeholder users: names for people who are still to be found. */
public final class Placeholders {
  public Placeholders(Platform platform, Principals principals) {
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
            (placeholder, viewer) -> PlaceholderRules.mayManage(viewer));
  }
}
