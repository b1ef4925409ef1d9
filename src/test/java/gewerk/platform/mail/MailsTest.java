package gewerk.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import gewerk.Gewerk;
import gewerk.platform.config.Configuration;
import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;
import gewerk.testkit.Eventually;
import gewerk.testkit.Mailbox;
import gewerk.testkit.TestDatabase;
import gewerk.testkit.World;
import gewerk.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mails over a real SMTP server, by two nodes over one database. */
class MailsTest {
  private static final Mail MAIL = new Mail("test", "mara@harbour.example", "High water", "<p>at six</p>", "at six");

  @RegisterExtension
  static final Mailbox mailbox = Mailbox.open();
  @RegisterExtension
  static final TestDatabase copy = TestDatabase.copy();

  private static final Database FIRST = copy.anotherNode();
  private static final Gewerk ONE = node(FIRST, mailbox.environment());
  private static final Gewerk OTHER = node(copy.anotherNode(), mailbox.environment());

  private final World world = World.in(copy.database());

  @BeforeEach
  void begin() {
    world.run("delete from outgoing_mails");
    mailbox.empty();
  }

  @AfterAll
  static void end() {
    ONE.close();
    OTHER.close();
  }

  @Test
  void eachMailIsSentOnceThoughTwoNodesSend() {
    IntStream.range(0, 60).forEach(number -> (number % 2 == 0 ? ONE : OTHER).mails().post(new Mail("test", "n" + number + "@harbour.example", "No. " + number, "<p>x</p>", "x")));
    Eventually.is(60L, () -> world.number("select count(*) from outgoing_mails where sent_at is not null"));
    assertThat(mailbox.number()).isEqualTo(60);
    assertThat(new HashSet<>(mailbox.messageIds())).hasSize(60);
  }

  @Test
  void aMailSaysTheSameTwiceAndThatAProgramWroteIt() {
    var receiver = new Receiver("Mara Lind", "mara@harbour.example", Locale.GERMAN);
    ONE.mails().post(ONE.mails().letter(receiver, "joining.mail.recovery").says("joining.mail.recovery_text", "mara <b>").leads("joining.mail.recovery_link", "/x?token=1").mail("recovery"));
    var mail = mailbox.await("mara@harbour.example", 1);
    assertThat(mail.subject()).isEqualTo("Ein neues Passwort für OpenProject");
    assertThat(mail.plain()).contains("Hallo Mara Lind,", "mara <b>", "https://plan.harbour.example/x?token=1");
    assertThat(mail.html()).contains("lang=\"de\"", "mara &lt;b&gt;", "href=\"https://plan.harbour.example/x?token=1\"");
    assertThat(mail.header("From")).isEqualTo("Hafenamt <office@harbour.example>");
    assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(mail.header("List-Id")).isEqualTo("<gewerk.plan.harbour.example>");
  }

  @Test
  void whatIsUndoneIsNotSent() {
    try {
      FIRST.inTransaction(() -> {
        ONE.mails().post(MAIL);
        throw new IllegalStateException("undone");
      });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("undone");
    }
    ONE.mails().post(new Mail("test", "last@harbour.example", "After it", "<p>x</p>", "x"));
    mailbox.await("last@harbour.example", 1);
    assertThat(mailbox.of("mara@harbour.example")).isEmpty();
  }

  @Test
  void whatAMailSaysIsSealedUntilItIsSentAndGoneAfterwards() {
    FIRST.inTransaction(() -> {
      ONE.mails().post(MAIL);
      assertThat(text("select html || plain as text from outgoing_mails")).doesNotContain("at six");
    });
    Eventually.is(1L, () -> world.number("select count(*) from outgoing_mails where sent_at is not null and html is null and plain is null"));
  }

  @Test
  void aServerThatIsAwayIsTriedAgain() {
    mailbox.stop();
    ONE.mails().post(MAIL);
    Eventually.is(1L, () -> world.number("select count(*) from outgoing_mails where attempts = 1 and last_error is not null and due_at > now()"));
    mailbox.start();
    world.run("update outgoing_mails set due_at = now()");
    ONE.mails().post(new Mail("test", "other@harbour.example", "Wakes", "<p>x</p>", "x"));
    mailbox.await("mara@harbour.example", 1);
  }

  @Test
  void whatCouldNotBeSentForADayIsGivenUpAndToldAndTriedAgainWhenAsked() {
    world.run("""
        insert into outgoing_mails (kind, address, subject, html, plain, created_at) values ('test', 'late@harbour.example', 'Late', ?, ?, now() - interval '25 hours')
        """, ONE.secrets().seal("<p>late</p>"), ONE.secrets().seal("late"));
    ONE.mails().post(MAIL);
    mailbox.await("mara@harbour.example", 1);
    Eventually.is(1L, () -> ONE.mails().numberOfFailed());
    assertThat(mailbox.of("late@harbour.example")).isEmpty();
    var failed = ONE.mails().waiting(10).getFirst();
    assertThat(failed.failedAt()).isNotNull();
    assertThat(OTHER.mails().again(failed.id())).isTrue();
    mailbox.await("late@harbour.example", 1);
  }

  @Test
  void withoutAServerMailsWait() {
    try (var another = TestDatabase.copy(); var silent = node(another.anotherNode(), Map.of())) {
      silent.mails().post(MAIL);
      assertThat(silent.mails().isConfigured()).isFalse();
      assertThat(silent.mails().numberOfWaiting()).isOne();
      assertThat(World.in(another.database()).number("select count(*) from outgoing_mails where attempts = 0 and sent_at is null")).isOne();
    }
  }

  private static String text(String query) {
    return FIRST.one(Sql.of(query), row -> row.text("text")).orElseThrow();
  }

  private static Gewerk node(Database database, Map<String, String> environment) {
    var variables = new HashMap<>(environment);
    variables.put("GEWERK_DATA", TestServer.DIRECTORY.toString());
    return new Gewerk(Configuration.read(new String[0], variables), database, variables);
  }
}
