package gewerk.connect.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import gewerk.testkit.Client;
import gewerk.testkit.Eventually;
import gewerk.testkit.Fixture;
import gewerk.testkit.Multipart;
import gewerk.testkit.Person;
import gewerk.testkit.Receiver;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Other systems are told what happened")
class WebhooksTest {
  @RegisterExtension
  static final TestServer server = TestServer.start(Map.of("OPENPROJECT_SSRF__PROTECTION__IP__ALLOWLIST", "127.0.0.1"));

  private final World world = server.world();
  private final Receiver receiver = Receiver.start();
  private Fixture fx;
  private Client dev;

  @BeforeEach
  void begin() {
    fx = world.fx();
    world.setting("journal_aggregation_time_minutes", 0);
    dev = server.api(fx.people().dev());
  }

  @AfterEach
  void end() {
    world.run("delete from webhooks");
    receiver.close();
  }

  /** Case G17. */
  @Test
  void aNewProjectIsToldOnceAndSigned() throws Exception {
    hook("s", "project:created");
    var name = World.unique("Quay");
    long id = server.admin().post("/projects", Map.of("name", name)).is(201).id();
    arrived(1);
    var got = receiver.got().getFirst();
    var body = got.json();
    assertThat(body.path("action").asString()).isEqualTo("project:created");
    assertThat(body.path("project").path("_type").asString()).isEqualTo("Project");
    assertThat(body.path("project").path("id").asLong()).isEqualTo(id);
    assertThat(body.path("project").path("_links").path("update").path("href").asString()).as("as the system sees it").isNotEmpty();
    assertThat(body.path("actor").path("_type").asString()).isEqualTo("User");
    assertThat(body.path("actor").path("login").asString()).isEqualTo("admin");
    assertThat(body.path("event").path("changes").path("name").path("after").asString()).isEqualTo(name);
    assertThat(got.header("X-OP-Signature")).isEqualTo("sha1=" + sha1(got.body(), "s"));
    assertThat(got.header("Content-Type")).isEqualTo("application/json");
  }

  /** Case G18. */
  @Test
  void withoutASecretNothingIsSigned() {
    hook("", "project:created");
    server.admin().post("/projects", Map.of("name", World.unique("Quay"))).is(201);
    arrived(1);
    assertThat(receiver.got().getFirst().header("X-OP-Signature")).isEmpty();
  }

  @Test
  void aChangedProjectTellsBeforeAndAfter() {
    hook("", "project:updated");
    server.admin().patch("/projects/" + fx.projects().alpha(), "{'name':'OMEGA','public':true}").is(200);
    arrived(1);
    var changes = receiver.got().getFirst().json().path("event").path("changes");
    assertThat(changes.path("name").path("before").asString()).isEqualTo("ALPHA");
    assertThat(changes.path("name").path("after").asString()).isEqualTo("OMEGA");
    assertThat(changes.path("public").toString()).isEqualTo("{\"before\":false,\"after\":true}");
  }

  @Test
  void aWorkPackageIsToldWithAllThatItEmbeds() {
    hook("", "work_package:created", "work_package:updated");
    long id = dev.post("/projects/" + fx.projects().alpha() + "/work_packages", "{'subject':'Grease the crane'}").is(201).id();
    arrived(1);
    var created = receiver.got().getFirst().json();
    assertThat(created.path("action").asString()).isEqualTo("work_package:created");
    var embedded = created.path("work_package").path("_embedded");
    assertThat(embedded.path("status").path("name").asString()).isEqualTo("New");
    assertThat(embedded.path("project").path("name").asString()).isEqualTo("ALPHA");
    assertThat(embedded.path("type").path("name").asString()).isEqualTo("Task");
    assertThat(embedded.path("author").path("id").asLong()).isEqualTo(fx.people().dev().id());
    assertThat(embedded.path("attachments").path("_type").asString()).isEqualTo("Collection");
    dev.patch("/work_packages/" + id, Map.of("lockVersion", 0, "subject", "Grease both cranes", "estimatedTime", "PT4H",
        "_links", Map.of("status", Map.of("href", fx.status(fx.statuses().inProgress()))))).is(200);
    arrived(2);
    var updated = receiver.got().getLast().json();
    assertThat(updated.path("action").asString()).isEqualTo("work_package:updated");
    assertThat(updated.path("actor").path("id").asLong()).isEqualTo(fx.people().dev().id());
    var changes = updated.path("event").path("changes");
    assertThat(changes.path("subject").toString()).isEqualTo("{\"before\":\"Grease the crane\",\"after\":\"Grease both cranes\"}");
    assertThat(changes.path("status").path("before").path("title").asString()).isEqualTo("New");
    assertThat(changes.path("status").path("after").path("href").asString()).isEqualTo(fx.status(fx.statuses().inProgress()));
    assertThat(changes.path("estimatedTime").path("after").asString()).isEqualTo("PT4H");
  }

  @Test
  void changesOfOnePersonAreToldTogetherWhenTheTimeForMoreIsOver() {
    world.setting("journal_aggregation_time_minutes", 5);
    hook("", "work_package:created", "work_package:updated", "work_package_comment:comment");
    long id = dev.post("/projects/" + fx.projects().alpha() + "/work_packages", "{'subject':'One'}").is(201).id();
    dev.patch("/work_packages/" + id, "{'lockVersion':0,'subject':'Two'}").is(200);
    dev.post("/work_packages/" + id + "/activities", "{'comment':{'raw':'Done'}}").is(201);
    dev.patch("/work_packages/" + id, "{'lockVersion':1,'subject':'Three'}").is(200);
    assertThat(receiver.got()).isEmpty();
    timeForMoreIsOver();
    arrived(3);
    assertThat(actions()).containsExactly("work_package:created", "work_package:updated", "work_package_comment:comment");
    var first = receiver.got().getFirst().json().path("event").path("changes").path("subject");
    assertThat(first.path("after").asString()).isEqualTo("Two");
    assertThat(receiver.got().get(1).json().path("event").path("changes").path("subject").toString()).isEqualTo("{\"before\":\"Two\",\"after\":\"Three\"}");
    assertThat(receiver.got().get(2).json().path("activity").path("comment").path("raw").asString()).isEqualTo("Done");
  }

  /** Case G20. */
  @Test
  void commentsAreToldAndInternalOnesByAnotherName() {
    hook("", "work_package_comment:comment", "work_package_comment:internal_comment");
    world.grant(fx.roles().dev(), "view_internal_comments", "add_internal_comments");
    long id = fx.workPackage("Talk");
    dev.post("/work_packages/" + id + "/activities", "{'comment':{'raw':'Hello'}}").is(201);
    dev.post("/work_packages/" + id + "/activities", "{'comment':{'raw':'Hush'},'internal':true}").is(201);
    arrived(2);
    assertThat(actions()).containsExactly("work_package_comment:comment", "work_package_comment:internal_comment");
    assertThat(receiver.got().stream().map(got -> got.json().path("activity").path("comment").path("raw").asString()).toList()).containsExactly("Hello", "Hush");
    assertThat(receiver.got().getFirst().json().path("activity").path("_type").asString()).startsWith("Activity");
  }

  /** Case G21. */
  @Test
  void oneThatIsLimitedToAProjectHearsOfNoOther() {
    long hook = hook("", "work_package:created", "project:updated");
    world.run("update webhooks set all_projects = false where id = ?", hook);
    world.insertAll("webhook_projects", List.of(Map.of("webhook_id", hook, "project_id", fx.projects().alpha())));
    server.admin().post("/projects/" + fx.projects().beta() + "/work_packages", "{'subject':'Elsewhere'}").is(201);
    server.admin().patch("/projects/" + fx.projects().beta(), "{'name':'B'}").is(200);
    dev.post("/projects/" + fx.projects().alpha() + "/work_packages", "{'subject':'Here'}").is(201);
    server.admin().patch("/projects/" + fx.projects().alpha(), "{'name':'A'}").is(200);
    arrived(2);
    Eventually.is(0L, this::waitingEvents);
    assertThat(receiver.got().stream().map(got -> got.json().path("event").path("changes")).map(changes -> changes.path("subject").path("after").asString("")
        + changes.path("name").path("after").asString("")).toList()).containsExactlyInAnyOrder("Here", "A");
  }

  @Test
  void aDisabledOneHearsNothing() {
    long hook = hook("", "project:created");
    world.run("update webhooks set enabled = false where id = ?", hook);
    server.admin().post("/projects", Map.of("name", World.unique("Quiet"))).is(201);
    Eventually.is(0L, this::waitingEvents);
    assertThat(world.number("select count(*) from webhook_deliveries")).isZero();
  }

  @Test
  void aFileIsToldWhenItHangsOnSomething() {
    hook("", "attachment:created");
    long id = fx.workPackage("Plan");
    dev.upload("/attachments", new Multipart().field("metadata", "{\"fileName\":\"loose.txt\"}").file("file", "loose.txt", "text/plain", new byte[] {65})).is(201);
    long file = dev.upload("/work_packages/" + id + "/attachments", new Multipart().field("metadata", "{\"fileName\":\"plan.txt\"}")
        .file("file", "plan.txt", "text/plain", new byte[] {65})).is(201).id();
    arrived(1);
    var body = receiver.got().getFirst().json();
    assertThat(body.path("action").asString()).isEqualTo("attachment:created");
    assertThat(body.path("attachment").path("id").asLong()).isEqualTo(file);
    assertThat(body.path("attachment").path("_links").path("container").path("href").asString()).isEqualTo("/api/v3/work_packages/" + id);
  }

  /** Nobody was told of it, and there is nothing to show. */
  @Test
  void whatIsGoneBeforeItIsToldIsNotToldAnyMore() {
    world.setting("journal_aggregation_time_minutes", 5);
    hook("", "work_package:created");
    long id = dev.post("/projects/" + fx.projects().alpha() + "/work_packages", "{'subject':'Brief'}").is(201).id();
    server.admin().delete("/work_packages/" + id).is(204);
    timeForMoreIsOver();
    Eventually.is(0L, this::waitingEvents);
    assertThat(receiver.got()).isEmpty();
  }

  @Test
  void packagesThatWereMovedByOthersAreToldToo() {
    hook("", "work_package:created", "work_package:updated"); // the fixture's packages have no history yet, so that its first entry counts as creation
    long before = fx.workPackage("Before", Map.of("start_date", "2026-03-02", "due_date", "2026-03-03", "duration", 2));
    long after = fx.workPackage("After", Map.of("start_date", "2026-03-04", "due_date", "2026-03-04", "duration", 1, "schedule_manually", false));
    world.insert("relations", Map.of("from_id", after, "to_id", before, "type", "follows", "created_at", "2026-01-01T00:00:00Z", "updated_at", "2026-01-01T00:00:00Z"));
    dev.patch("/work_packages/" + before, "{'lockVersion':0,'dueDate':'2026-03-05'}").is(200);
    dev.get("/work_packages/" + after).is(200).has("/startDate", "2026-03-06");
    arrived(2);
    assertThat(receiver.got().stream().map(got -> got.json().path("work_package").path("id").asLong()).toList()).containsExactlyInAnyOrder(before, after);
  }

  @Test
  void twoWebhooksHearOfTheSameEachForItself() {
    hook("a", "project:created");
    hook("", "project:created", "project:updated");
    server.admin().post("/projects", Map.of("name", World.unique("Both"))).is(201);
    arrived(2);
    assertThat(receiver.got().stream().map(got -> got.header("X-Gewerk-Delivery")).distinct().count()).isEqualTo(2);
    assertThat(receiver.got().getFirst().text()).isEqualTo(receiver.got().getLast().text());
  }

  @Test
  void theSecretIsNeverStoredAsItIs() {
    hook("of-the-harbour", "project:created");
    assertThat(world.number("select count(*) from webhooks where secret like '%harbour%'")).isZero();
  }

  @Test
  void onlyAdministratorsSeeThePages() {
    long hook = hook("", "project:created");
    var paths = List.of("/admin/settings/webhooks", "/admin/settings/webhooks/new", "/admin/settings/webhooks/" + hook, "/admin/settings/webhooks/" + hook + "/edit",
        "/admin/background", "/admin/settings/outgoing_requests");
    for (var path : paths) {
      pages(fx.people().dev()).get(path).is(403);
      pages(fx.people().adm()).get(path).is(200);
    }
    pages(fx.people().adm()).get("/admin/settings/webhooks/999999").is(404);
    pages(fx.people().adm()).get("/admin/settings/webhooks/" + hook + "/deliveries/999999").is(404);
    pages(fx.people().dev()).send("POST", "/admin/settings/webhooks", "application/x-www-form-urlencoded", "webhook%5Bname%5D=x").is(403);
  }

  private static Client pages(Person person) {
    return Client.of(server.origin()).as(person.token());
  }

  @Test
  void thePagesSpeakGerman() {
    long hook = hook("", "project:created");
    var ida = pages(world.person(World.unique("ida"), Map.of("admin", true, "language", "de")));
    assertThat(ida.get("/admin/settings/webhooks").is(200).body()).contains("Alle Projekte").contains("Angelegt");
    assertThat(ida.get("/admin/settings/webhooks/new").is(200).body()).contains("Zieladresse").contains("Geheimnis der Signatur");
    assertThat(ida.get("/admin/settings/webhooks/" + hook).is(200).body()).contains("Zustellungen").contains("Test senden");
    assertThat(ida.get("/admin/background").is(200).body()).contains("Hintergrundarbeit").contains("Wiederkehrende Aufgaben");
  }

  /** A key that was lost is no fault of the program. */
  @Test
  void aSecretThatCannotBeReadIsToldInTheLog() {
    long hook = hook("", "project:created");
    world.run("update webhooks set secret = 'sealed with another key' where id = ?", hook);
    server.admin().post("/projects", Map.of("name", World.unique("Locked"))).is(201);
    Eventually.is(1L, () -> world.number("select count(*) from webhook_attempts where response_code = -1 and response_body like '%enter it again%'"));
    pages(fx.people().adm()).send("POST", "/admin/settings/webhooks/" + hook + "/test", "application/x-www-form-urlencoded", "").is(303);
  }

  /** What waits for its time is due, as it would be minutes later. */
  private void timeForMoreIsOver() {
    world.run("update event_deliveries set due_at = now() where listener = 'webhooks.history'");
  }

  private long waitingEvents() {
    return world.number("select count(*) from event_deliveries where listener like 'webhooks%'");
  }

  private List<String> actions() {
    return receiver.got().stream().map(got -> got.json().path("action").asString()).toList();
  }

  private void arrived(int many) {
    Supplier<Boolean> enough = () -> receiver.got().size() >= many;
    Eventually.is(true, enough);
    assertThat(receiver.got()).hasSize(many);
  }

  private long hook(String secret, String... events) {
    long id = world.insert("webhooks", Map.of("name", World.unique("hook"), "url", receiver.address("/in").toString(), "enabled", true, "all_projects", true,
        "description", "", "created_at", "2026-01-01T00:00:00Z", "updated_at", "2026-01-01T00:00:00Z"));
    if (!secret.isEmpty()) {
      world.run("update webhooks set secret = ? where id = ?", server.secrets().seal(secret), id);
    }
    world.insertAll("webhook_events", Arrays.stream(events).map(event -> Map.of("webhook_id", id, "name", event)).toList());
    return id;
  }

  private static String sha1(byte[] body, String secret) throws Exception {
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }
}
