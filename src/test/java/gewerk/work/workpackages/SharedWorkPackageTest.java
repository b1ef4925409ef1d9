package gewerk.work.workpackages;

import java.util.List;

import gewerk.testkit.Fixture;
import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A role on one work package opens this one, and nothing else of its project. */
class SharedWorkPackageTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private Fixture fx = world.fx();
  private Person guest = fx.people().out();
  private long shared;
  private long hidden;

  @BeforeEach
  void begin() {
    fx = world.fx();
    guest = fx.people().out();
    shared = fx.workPackage("Shared with a guest");
    hidden = fx.workPackage("Nobody's business");
  }

  @Test
  void aViewerReadsItAndNothingElse() {
    share(guest.id(), "Work package viewer");
    var api = server.api(guest);
    api.get("/work_packages/" + shared).is(200).has("/subject", "Shared with a guest").lacks("/_links/update", "/_links/addComment");
    api.get("/work_packages/" + hidden).isError(404, "NotFound");
    api.get("/work_packages").is(200).lists("/_embedded/elements/*/id", shared);
    api.get("/work_packages/" + shared + "/activities").is(200);
    api.get("/projects/" + fx.projects().alpha()).isError(404, "NotFound");
    api.get("/projects/" + fx.projects().alpha() + "/work_packages").isError(404, "NotFound");
    api.patch("/work_packages/" + shared, "{'lockVersion':0,'subject':'Mine'}").isError(403, "MissingPermission");
    api.post("/work_packages/" + shared + "/activities", "{'comment':{'raw':'Hello'}}").isError(404, "NotFound");
    api.get("/work_packages/schemas/" + fx.projects().alpha() + "-" + fx.types().task()).is(200);
  }

  @Test
  void aCommenterComments() {
    share(guest.id(), "Work package commenter");
    server.api(guest).post("/work_packages/" + shared + "/activities", "{'comment':{'raw':'Hello'}}").is(201);
    server.api(guest).patch("/work_packages/" + shared, "{'lockVersion':0,'subject':'Mine'}").isError(403, "MissingPermission");
  }

  @Test
  void anEditorEdits() {
    share(guest.id(), "Work package editor");
    server.api(guest).patch("/work_packages/" + shared, "{'lockVersion':0,'subject':'Edited by a guest'}").is(200).has("/subject", "Edited by a guest");
    server.api(guest).delete("/work_packages/" + shared).isError(403, "MissingPermission");
    server.api(guest).patch("/work_packages/" + hidden, "{'lockVersion':0,'subject':'Mine'}").isError(404, "NotFound");
  }

  @Test
  void aGroupSharesWithItsPeople() {
    long group = world.group(World.unique("Guests"), guest);
    world.inherited(guest.id(), share(group, "Work package viewer"));
    server.api(guest).get("/work_packages/" + shared).is(200);
  }

  @Test
  void whatCountsForProjectsIsNotShared() {
    world.grant(world.named("roles", "Work package viewer"), "delete_work_packages");
    share(guest.id(), "Work package viewer");
    server.api(guest).delete("/work_packages/" + shared).isError(403, "MissingPermission");
    world.revoke(world.named("roles", "Work package viewer"), "delete_work_packages");
  }

  @Test
  void withoutItsModuleOrInAnArchivedProjectNothingIsShared() {
    share(guest.id(), "Work package editor");
    world.modules(fx.projects().alpha(), List.of("news"));
    server.api(guest).get("/work_packages/" + shared).is(404);
    world.modules(fx.projects().alpha(), List.of("work_package_tracking"));
    server.api(guest).get("/work_packages/" + shared).is(200);
    world.run("update projects set active = false where id = ?", fx.projects().alpha());
    server.api(guest).get("/work_packages/" + shared).is(404);
  }

  @Test
  void whoMaySeesWithWhomItIsShared() {
    long share = share(guest.id(), "Work package viewer");
    world.grant(fx.roles().dev(), "view_shared_work_packages");
    var api = server.api(fx.people().dev());
    api.get("/shares/" + share).is(200).has("/_type", "Share").has("/_links/entity/href", "/api/v3/work_packages/" + shared)
        .has("/_links/principal/href", guest.path()).has("/_links/roles/0/title", "Work package viewer");
    api.list("/shares", "[{\"entityId\":{\"operator\":\"=\",\"values\":[\"" + shared + "\"]}}]").lists("/_embedded/elements/*/id", share);
    server.api(fx.people().rita()).get("/shares/" + share).isError(404, "NotFound");
    server.api(fx.people().rita()).get("/shares").is(200).has("/total", 0);
    server.api(guest).get("/shares/" + share).isError(404, "NotFound");
  }

  @Test
  void aShareIsNoMembership() {
    share(guest.id(), "Work package viewer");
    server.admin().list("/memberships", "[{\"principal\":{\"operator\":\"=\",\"values\":[\"" + guest.id() + "\"]}}]").has("/total", 0);
    server.admin().list("/principals", "[{\"member\":{\"operator\":\"=\",\"values\":[\"" + fx.projects().alpha() + "\"]}}]").is(200);
  }

  private long share(long principal, String role) {
    return world.share(principal, fx.projects().alpha(), shared, world.named("roles", role));
  }
}
