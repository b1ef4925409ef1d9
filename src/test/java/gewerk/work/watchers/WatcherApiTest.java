package gewerk.work.watchers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WatcherApiTest {
  private static final String MAY_NOT_VIEW = "User is not allowed to view this resource.";

  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Fixture fx;
  private Client dev;
  private Client rita;
  private long w;

  @BeforeEach
  void prepare() {
    fx = server.world().fx();
    dev = server.api(fx.people().dev());
    rita = server.api(fx.people().rita());
    w = fx.workPackage("W");
  }

  @Test
  void somebodyIsAddedOnce() {
    var dev2 = fx.people().dev2();
    dev.post(watchers(), body(dev2)).is(201).has("/_type", "User").has("/id", dev2.id());
    dev.post(watchers(), body(dev2)).is(200).has("/id", dev2.id());
    dev.get(watchers()).is(200).has("/_type", "Collection").lists("/_embedded/elements/*/id", dev2.id()).lacks("/pageSize");
    dev.delete(watchers() + "/" + dev2.id()).is(204);
    dev.delete(watchers() + "/" + dev2.id()).is(204);
    dev.get(watchers()).has("/total", 0);
  }

  @Test
  void onlyThoseWhoMaySeeItWatchIt() {
    dev.post(watchers(), body(fx.people().out())).isError(422, "PropertyConstraintViolation", MAY_NOT_VIEW);
    server.world().run("update principals set status = 'locked' where id = ?", fx.people().dev2().id());
    dev.post(watchers(), body(fx.people().dev2())).isError(422, "PropertyConstraintViolation", "User is locked.");
    dev.post(watchers(), "{'user':{'href':'/api/v3/users/99999999'}}").isError(404, "NotFound");
    dev.post(watchers(), "{'user':{'href':'/api/v3/statuses/1'}}").isError(422, "ResourceTypeMismatch");
    dev.send("POST", watchers(), "application/json", "").isError(400, "InvalidRequestBody", "There was no request body.");
    dev.delete(watchers() + "/99999999").isError(404, "NotFound");
  }

  @Test
  void everybodyMayWatchAndOnlySomeMayChooseOthers() {
    rita.post(watchers(), body(fx.people().rita())).is(201);
    rita.post(watchers(), body(fx.people().dev2())).isError(403, "MissingPermission");
    rita.get(watchers()).isError(403, "MissingPermission");
    dev.post(watchers(), body(fx.people().dev2())).is(201);
    rita.delete(watchers() + "/" + fx.people().dev2().id()).isError(403, "MissingPermission");
    rita.delete(watchers() + "/" + fx.people().rita().id()).is(204);
    server.api(fx.people().out()).post(watchers(), body(fx.people().out())).isError(404, "NotFound");
  }

  @Test
  void aWorkPackageTellsWhetherOneWatchesIt() {
    dev.get("/work_packages/" + w).has("/_links/watch/method", "post").has("/_links/watch/payload/user/href", fx.people().dev().path()).lacks("/_links/unwatch")
        .has("/_links/watchers/href", "/api/v3" + watchers()).has("/_links/addWatcher/templated", true)
        .has("/_links/addWatcher/payload/user/href", "/api/v3/users/{user_id}").has("/_links/removeWatcher/href", "/api/v3" + watchers() + "/{user_id}")
        .includes("/_links/availableWatchers/href");
    dev.post(watchers(), body(fx.people().dev())).is(201);
    dev.get("/work_packages/" + w).lacks("/_links/watch").has("/_links/unwatch/href", "/api/v3" + watchers() + "/" + fx.people().dev().id())
        .has("/_links/unwatch/method", "delete");
    rita.get("/work_packages/" + w).lacks("/_links/watchers", "/_links/addWatcher", "/_links/removeWatcher", "/_links/availableWatchers");
  }

  @Test
  void thoseWhoCouldWatchAreUsersWhoSeeItAndDoNotYet() {
    dev.post(watchers(), body(fx.people().dev2())).is(201);
    var path = "/work_packages/" + w + "/available_watchers";
    var available = dev.get(path + "?pageSize=100").is(200);
    var ids = available.all("/_embedded/elements/*/id").stream().map(node -> node.asLong()).toList();
    assertThat(ids).contains(fx.people().dev().id(), fx.people().rita().id(), fx.people().adm().id())
        .doesNotContain(fx.people().dev2().id(), fx.people().out().id());
    dev.list(path, "[{\"name\":{\"operator\":\"~\",\"values\":[\"" + fx.people().rita().login() + "\"]}}]").lists("/_embedded/elements/*/id", fx.people().rita().id());
    rita.get(path).isError(403, "MissingPermission");
  }

  @Test
  void listsAreNarrowedToWhatSomebodyWatches() {
    long other = fx.workPackage("Other");
    dev.post(watchers(), body(fx.people().dev())).is(201);
    dev.post(watchers(), body(fx.people().rita())).is(201);
    dev.list("/work_packages", "[{\"watcher\":{\"operator\":\"=\",\"values\":[\"me\"]}}]").is(200).lists("/_embedded/elements/*/id", w);
    dev.list("/work_packages", "[{\"watcher\":{\"operator\":\"=\",\"values\":[\"" + fx.people().rita().id() + "\"]}}]").lists("/_embedded/elements/*/id", w);
    dev.list("/work_packages", "[{\"watcher\":{\"operator\":\"!\",\"values\":[\"me\"]}}]").lists("/_embedded/elements/*/id", other);
    rita.list("/work_packages", "[{\"watcher\":{\"operator\":\"=\",\"values\":[\"" + fx.people().dev().id() + "\"]}}]").has("/total", 0);
  }

  @Test
  void authorsWatchWhatTheyMakeUnlessTheyDoNotWant() {
    dev.get("/work_packages/" + made()).includes("/_links/unwatch");
    server.world().run("update users set preferences = '{\"notifications\": false}' where id = ?", fx.people().dev().id());
    dev.get("/work_packages/" + made()).includes("/_links/watch").lacks("/_links/unwatch");
  }

  @Test
  void aPageOfWorkPackagesCostsTheSameHoweverManyAreWatched() {
    int one = dev.leastStatements("/work_packages");
    dev.post("/work_packages/" + fx.workPackage("Second") + "/watchers", body(fx.people().dev())).is(201);
    dev.post("/work_packages/" + fx.workPackage("Third") + "/watchers", body(fx.people().dev())).is(201);
    assertThat(dev.leastStatements("/work_packages")).isEqualTo(one);
  }

  private long made() {
    var body = new HashMap<String, Object>(Map.of("subject", "Made", "_links", Map.of("project", Map.of("href", fx.project(fx.projects().alpha())),
        "type", Map.of("href", fx.type(fx.types().task())))));
    return dev.post("/work_packages", body).is(201).id();
  }

  private static Map<String, Object> body(Person person) {
    return Map.of("user", Map.of("href", person.path()));
  }

  private String watchers() {
    return "/work_packages/" + w + "/watchers";
  }
}
