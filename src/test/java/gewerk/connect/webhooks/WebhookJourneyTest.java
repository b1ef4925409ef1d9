package gewerk.connect.webhooks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import gewerk.people.users.Passwords;
import gewerk.testkit.Chromium;
import gewerk.testkit.Eventually;
import gewerk.testkit.Receiver;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator makes a webhook, sees it work, fail, recover, and sends one delivery again. */
@Tag("browser")
class WebhookJourneyTest {
  private static final String PASSWORD = "harbour-1234-quay";

  @RegisterExtension
  static final TestServer server = TestServer.start(Map.of("GEWERK_SSRF_PROTECTION_IP_ALLOWLIST", "127.0.0.1"));
  @RegisterExtension
  static final Chromium chromium = new Chromium();

  private final Receiver receiver = Receiver.start();

  @AfterEach
  void close() {
    server.world().run("delete from webhooks");
    server.world().run("delete from event_deliveries");
    receiver.close();
  }

  @Test
  void aReceiverIsToldBreaksIsMendedAndMissesNothing() throws Exception {
    var login = World.unique("ada");
    server.world().person(login, Map.of("admin", true, "password_hash", Passwords.hash(PASSWORD)));
    var tab = chromium.signIn(server, login, PASSWORD);
    tab.navigate("/admin/settings/webhooks");
    tab.getByRole(AriaRole.LINK, named("Webhook").setExact(true)).and(tab.locator("a.button")).click();
    fill(tab);
    tab.getByRole(AriaRole.BUTTON, named("Create")).click();
    assertThat(tab.locator("table")).containsText("Harbour ledger");
    assertThat(tab.locator("table")).containsText("All projects");

    make(1);
    Eventually.is(1, () -> receiver.got().size());
    var first = receiver.got().getFirst();
    assertThat(first.json().path("action").asString()).isEqualTo("project:created");
    assertThat(first.header("X-OP-Signature")).isEqualTo("sha1=" + sha1(first.body(), "of the harbour"));

    receiver.answers(500);
    make(6);
    tab.getByRole(AriaRole.LINK, named("Harbour ledger").setExact(true)).click();
    tab.waitForURL(Pattern.compile(".*/webhooks/\\d+$"));
    waitFor(tab, "failing since");
    assertThat(tab.locator("table")).containsText("HTTP 500");

    receiver.answers(200);
    tab.getByRole(AriaRole.BUTTON, named("Send now")).click();
    Eventually.is(7L, () -> receiver.got().stream().filter(got -> got.path().equals("/in")).map(got -> got.header("X-Gewerk-Delivery")).distinct().count());
    Eventually.is(0L, () -> server.world().number("select count(*) from webhook_deliveries where state = 'waiting'"));
    tab.reload();
    assertThat(tab.locator(".banner")).hasCount(0);

    int before = receiver.got().size();
    tab.locator("tbody tr").last().getByRole(AriaRole.BUTTON).click();
    Eventually.is(before + 1, () -> receiver.got().size());
    assertThat(receiver.got().getLast().text()).isEqualTo(first.text());
    assertThat(receiver.got().getLast().header("X-Gewerk-Delivery")).isEqualTo(first.header("X-Gewerk-Delivery"));

    tab.locator("tbody tr").last().getByRole(AriaRole.LINK).click();
    tab.waitForURL(Pattern.compile(".*/deliveries/\\d+$"));
    assertThat(tab.locator("main")).containsText("X-OP-Signature: ***");
    assertThat(tab.locator("main")).containsText("project:created");
    tab.getByRole(AriaRole.LINK, named("Harbour ledger").setExact(true)).click();
    tab.getByRole(AriaRole.BUTTON, named("Send a test")).click();
    assertThat(tab.locator("body")).containsText("The test arrived: HTTP 200");
    assertThat(receiver.got().getLast().json().path("action").asString()).isEqualTo("webhook:test");
  }

  @Test
  void mistakesAreToldAndTheSecretIsKeptUnseen() {
    var login = World.unique("ben");
    server.world().person(login, Map.of("admin", true, "password_hash", Passwords.hash(PASSWORD)));
    var tab = chromium.signIn(server, login, PASSWORD);
    tab.navigate("/admin/settings/webhooks/new");
    tab.getByLabel("Payload URL").fill("ftp://harbour.example");
    tab.getByRole(AriaRole.BUTTON, named("Create")).click();
    assertThat(tab.locator("[role=alert]")).containsText("must not be empty");
    assertThat(tab.locator("[role=alert]")).containsText("is not a valid address");
    tab.getByLabel("Name").fill(World.unique("Chat"));
    tab.getByLabel("Payload URL").fill("https://chat.example/in");
    tab.getByLabel("Signature secret").fill("pssst");
    tab.getByLabel("Specific projects").first().check();
    tab.getByRole(AriaRole.BUTTON, named("Create")).click();
    assertThat(tab.locator("table")).containsText("No event is chosen");
    assertThat(tab.locator("table")).containsText("No project is chosen");
    tab.locator("table a.button--icon").last().click();
    assertThat(tab.locator("[name='webhook[secret]']")).hasValue("");
    assertThat(tab.content()).doesNotContain("pssst");
    tab.getByRole(AriaRole.BUTTON, named("Save")).click();
    tab.waitForURL(Pattern.compile(".*/webhooks/\\d+$"));
    assertThat(server.world().number("select count(*) from webhooks where secret is not null and url = 'https://chat.example/in'")).isOne();
  }

  @Test
  void whatFailedInTheBackgroundIsTriedAgain() {
    var login = World.unique("cleo");
    var world = server.world();
    world.person(login, Map.of("admin", true, "password_hash", Passwords.hash(PASSWORD)));
    long failed = failedEvent();
    var tab = chromium.signIn(server, login, PASSWORD);
    tab.navigate("/admin/background");
    assertThat(tab.locator("#event-" + failed)).containsText("The quay was full");
    assertThat(tab.locator("#job-webhooks-log")).containsText("Never");
    tab.locator("#event-" + failed).getByRole(AriaRole.BUTTON).click();
    Eventually.is(0L, () -> world.number("select count(*) from event_deliveries where id = ?", failed));
    tab.locator("#job-webhooks-log").getByRole(AriaRole.BUTTON).click();
    assertThat(tab.locator("body")).containsText("webhooks-log runs as soon as possible");
    Eventually.is(1L, () -> world.number("select count(*) from scheduled_tasks where task_name = 'webhooks-log' and last_success is not null"));
  }

  @Test
  void theListLooksGood() {
    var tab = withAFailingHook();
    tab.navigate("/admin/settings/webhooks");
    chromium.looksGood(tab, "webhooks");
  }

  @Test
  void theFormLooksGood() {
    var tab = withAFailingHook();
    tab.navigate("/admin/settings/webhooks/new");
    chromium.looksGood(tab, "webhook-form");
  }

  @Test
  void theLogLooksGood() {
    var tab = withAFailingHook();
    tab.navigate("/admin/settings/webhooks/" + hook());
    chromium.looksGood(tab, "webhook-log");
  }

  @Test
  void aDeliveryLooksGood() {
    var tab = withAFailingHook();
    tab.navigate("/admin/settings/webhooks/" + hook() + "/deliveries/" + server.world().number("select max(delivery_id) from webhook_attempts"));
    chromium.looksGood(tab, "webhook-delivery");
  }

  @Test
  void theBackgroundLooksGood() {
    var tab = withAFailingHook();
    failedEvent();
    tab.navigate("/admin/background");
    chromium.looksGood(tab, "background");
  }

  private Page withAFailingHook() {
    var login = World.unique("dora");
    server.world().person(login, Map.of("admin", true, "password_hash", Passwords.hash(PASSWORD)));
    receiver.answers(503);
    long hook = server.world().insert("webhooks", Map.of("name", World.unique("Crane log"), "url", receiver.address("/crane?key=1").toString(), "enabled", true,
        "all_projects", true, "description", "Every new project", "created_at", "2026-01-01T00:00:00Z", "updated_at", "2026-01-01T00:00:00Z"));
    server.world().insertAll("webhook_events", List.of(Map.of("webhook_id", hook, "name", "project:created")));
    make(6);
    Eventually.is(1L, () -> server.world().number("select count(*) from webhook_health where failures >= 5 and webhook_id = ?", hook));
    return chromium.signIn(server, login, PASSWORD);
  }

  private static long hook() {
    return server.world().number("select max(id) from webhooks");
  }

  private static long failedEvent() {
    var world = server.world();
    long event = world.insert("events", Map.of("kind", "ship.launched", "resource", "ship", "resource_id", 7, "actor_id", 1, "details", Map.of(), "created_at", "2026-01-01T00:00:00Z"));
    return world.insert("event_deliveries", Map.of("event_id", event, "listener", "webhooks", "stream", "ship/7", "attempts", 18, "due_at", "2026-01-01T00:00:00Z",
        "last_error", "The quay was full", "failed_at", "2026-01-02T00:00:00Z"));
  }

  private void fill(Page tab) {
    tab.getByLabel("Name").fill("Harbour ledger");
    tab.getByLabel("Payload URL").fill(receiver.address("/in").toString());
    tab.getByLabel("Description").fill("Tells the ledger of every new project");
    tab.getByLabel("Signature secret").fill("of the harbour");
    tab.getByLabel("Projects: Created").check();
  }

  private static void waitFor(Page tab, String words) {
    Eventually.is(true, () -> {
      tab.reload();
      return tab.locator("main").textContent().contains(words);
    });
  }

  private static void make(int many) {
    IntStream.range(0, many).forEach(number -> server.admin().post("/projects", Map.of("name", World.unique("Quay"))).is(201));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static String sha1(byte[] body, String secret) throws Exception {
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }
}
