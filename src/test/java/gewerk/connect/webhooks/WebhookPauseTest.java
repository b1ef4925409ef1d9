package gewerk.connect.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.testkit.Client;
import gewerk.testkit.Eventually;
import gewerk.testkit.Mailbox;
import gewerk.testkit.Person;
import gewerk.testkit.Receiver;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Administrators are told of a webhook that is paused: by mail, on its pages and in the log of administration")
class WebhookPauseTest {
  @RegisterExtension
  static final Mailbox mailbox = Mailbox.open();
  @RegisterExtension
  static final TestServer server = TestServer.start(environment());

  private final World world = server.world();
  private final Receiver receiver = Receiver.start();
  private Person ada;
  private Person ida;
  private long hook;

  private static Map<String, String> environment() {
    var all = new LinkedHashMap<>(mailbox.environment());
    all.put("OPENPROJECT_SSRF__PROTECTION__IP__ALLOWLIST", "127.0.0.1");
    return all;
  }

  @BeforeEach
  void begin() {
    world.fx();
    mailbox.empty();
    ada = world.person(World.unique("ada"), Map.of("admin", true, "language", "en"));
    ida = world.person(World.unique("ida"), Map.of("admin", true, "language", "de"));
    hook = world.insert("webhooks", Map.of("name", "Harbour office", "url", receiver.address("/in").toString() + "?key=of-the-harbour", "enabled", true,
        "all_projects", true, "description", "", "created_at", "2026-01-01T00:00:00Z", "updated_at", "2026-01-01T00:00:00Z"));
    world.insertAll("webhook_events", List.of(Map.of("webhook_id", hook, "name", "project:created")));
    receiver.answers(503);
  }

  @AfterEach
  void end() {
    world.run("delete from webhooks");
    receiver.close();
  }

  @Test
  void oneMailForEachPauseTellsWhatIsKnown() {
    pause();
    var mail = mailbox.await(email(ada), 1);
    assertThat(mail.subject()).isEqualTo("Webhook \"Harbour office\" at OpenProject has been paused");
    assertThat(mail.plain()).contains("Nothing has arrived at the webhook \"Harbour office\" since ").contains("Its address: " + receiver.address("/in") + "\n")
        .contains("The last error: HTTP 503").contains("https://plan.harbour.example/admin/settings/webhooks/" + hook + "\n").doesNotContain("of-the-harbour");
    assertThat(mail.html()).contains("HTTP 503").doesNotContain("of-the-harbour");
    assertThat(pages(ada).get("/admin/settings/webhooks/" + hook).is(200).body()).contains("was paused on");
    failAgain();
    assertThat(mailbox.of(email(ada))).as("it is paused already").hasSize(1);
    receiver.answers(200);
    pages(ada).send("POST", "/admin/settings/webhooks/" + hook + "/resume", "application/x-www-form-urlencoded", "").is(303);
    Eventually.is(0L, this::waiting);
    Eventually.is(0L, () -> world.number("select count(*) from webhook_health"));
    receiver.answers(503);
    pause();
    mailbox.await(email(ada), 2);
  }

  @Test
  void eachReadsItInTheirLanguage() {
    pause();
    var mail = mailbox.await(email(ida), 1);
    assertThat(mail.subject()).isEqualTo("Webhook „Harbour office“ bei OpenProject wurde angehalten");
    assertThat(mail.plain()).contains("ist seit ").contains("Der letzte Fehler: HTTP 503").contains("Zustellungen ansehen");
    assertThat(pages(ida).get("/admin/settings/webhooks").is(200).body()).contains("angehalten");
  }

  @Test
  void onlyAdministratorsWithAnActiveAccountAreTold() {
    var dev = world.person(World.unique("dev"), Map.of());
    var gone = world.person(World.unique("gone"), Map.of("admin", true));
    world.run("update principals set status = 'locked' where id = ?", gone.id());
    pause();
    mailbox.await(email(ada), 1);
    mailbox.await(email(ida), 1);
    assertThat(mailbox.of(email(dev))).isEmpty();
    assertThat(mailbox.of(email(gone))).isEmpty();
  }

  @Test
  void theLogOfAdministrationTellsOfItAndOfWhoChangedWebhooks() {
    pause();
    assertThat(pages(ada).get("/admin/audit").is(200).body()).contains("Webhook paused because it kept failing").contains("Harbour office").contains("HTTP 503");
    pages(ada).send("POST", "/admin/settings/webhooks", "application/x-www-form-urlencoded",
        "webhook%5Bname%5D=Quay&webhook%5Burl%5D=https%3A%2F%2Fquay.example%2Fin%3Fkey%3Dof-the-quay&webhook%5Bsecret%5D=s3cret&webhook%5Benabled%5D=true").is(303);
    var made = pages(ada).get("/admin/audit").is(200).body();
    assertThat(made).contains("Webhook created").contains("https://quay.example/in").doesNotContain("s3cret").doesNotContain("of-the-quay");
    long quay = world.number("select id from webhooks where name = 'Quay'");
    pages(ada).send("POST", "/admin/settings/webhooks/" + quay, "application/x-www-form-urlencoded",
        "webhook%5Bname%5D=Pier&webhook%5Burl%5D=https%3A%2F%2Fquay.example%2Fin%3Fkey%3Dof-the-quay&webhook%5Bsecret%5D=an0ther").is(303);
    pages(ada).send("POST", "/admin/settings/webhooks/" + quay + "/delete", "application/x-www-form-urlencoded", "").is(303);
    assertThat(pages(ada).get("/admin/audit").is(200).body()).contains("Webhook changed").contains("Webhook deleted").contains("Pier")
        .doesNotContain("an0ther").doesNotContain("of-the-quay");
    assertThat(pages(ida).get("/admin/audit").is(200).body()).contains("Webhook angelegt").contains("Webhook gelöscht");
  }

  /** It has failed for longer than a day, and fails once more; said again until then, because what arrived before may still be noted. */
  private void pause() {
    failsForADay();
    server.admin().post("/projects", Map.of("name", World.unique("Quay"))).is(201);
    Eventually.is(1L, () -> {
      failsForADay();
      return world.number("select count(*) from webhook_health where paused_at is not null");
    });
  }

  private void failsForADay() {
    world.run("""
        insert into webhook_health (webhook_id, failures, failing_since, rests_until) values (?, 12, now() - interval '25 hours', now() - interval '1 second')
        on conflict (webhook_id) do update set failures = 12, failing_since = excluded.failing_since, rests_until = excluded.rests_until
        where webhook_health.failures < 12
        """, hook);
  }

  private void failAgain() {
    int before = receiver.got().size();
    world.run("update webhook_health set rests_until = now() - interval '1 second'");
    Eventually.is(before + 1, () -> receiver.got().size());
    Eventually.is(1L, () -> world.number("select count(*) from webhook_health where failures = 14"));
  }

  private long waiting() {
    return world.number("select count(*) from webhook_deliveries where state = 'waiting'");
  }

  private String email(Person person) {
    return person.login() + "@harbour.example";
  }

  private static Client pages(Person person) {
    return Client.of(server.origin()).as(person.token());
  }
}
