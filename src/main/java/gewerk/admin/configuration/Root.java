package gewerk.admin.configuration;

import static gewerk.platform.resource.Attribute.string;

import java.util.stream.Stream;

import gewerk.platform.Platform;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Resource;
import org.jspecify.annotations.Nullable;

/** The first page of the API: its name, and links to what is in it. */
public final class Root {
  /** The version of the API that clients find here; some look at it before they use newer resources. */
  private static final String VERSION = "17.1.0";

  private final Resource<Instance> resource = Resource.<Instance>of("Root", "root", instance -> "").titled(Instance::name)
      .has(
          string("instanceName", Instance::name).readOnly(),
          string("coreVersion", (Instance instance) -> VERSION).readOnly().shownWhen((instance, viewer) -> viewer.isAdmin()));

  /** This installation. */
  record Instance(String name) {}

  public Root(Platform platform) {
    links();
    platform.api().get("", "Shows where everything is.", resource, Shape.ONE,
        (request, asking) -> Api.one(200, resource, new Instance(platform.settings().text("app_title")), asking));
  }

  /** Clients know one of these by a name in another style: {@code time_entries}. */
  private void links() {
    resource.link("configuration", (instance, asking) -> Link.to("/configuration"))
        .link("memberships", (instance, asking) -> seesMembers(asking) ? Link.to("/memberships") : null)
        .link("priorities", (instance, asking) -> Link.to("/priorities"))
        .link("relations", (instance, asking) -> Link.to("/relations"))
        .link("statuses", (instance, asking) -> Link.to("/statuses"))
        .link("time_entries", (instance, asking) -> Link.to("/time_entries"))
        .link("types", (instance, asking) -> Link.to("/types"))
        .link("user", (instance, asking) -> user(asking))
        .link("userPreferences", (instance, asking) -> Link.to("/users/" + (asking.viewer().isLoggedIn() ? asking.viewer().id() : "me") + "/preferences"))
        .link("workPackages", (instance, asking) -> Link.to("/work_packages"));
  }

  private static boolean seesMembers(Asking asking) {
    return asking.viewer().isAdmin() || Stream.of("view_members", "manage_members").anyMatch(asking.viewer()::mayAnywhere);
  }

  private static @Nullable Link user(Asking asking) {
    return asking.viewer().isLoggedIn() ? Link.to("/users/" + asking.viewer().id(), asking.viewer().name()) : null;
  }
}
