package gewerk.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import gewerk.platform.audit.Entry.Change;
import gewerk.platform.secrets.Secrets;
import gewerk.platform.settings.Setting;
import gewerk.platform.settings.Settings;
import gewerk.testkit.TestDatabase;
import gewerk.testkit.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditTest {
  @RegisterExtension
  static final TestDatabase copy = TestDatabase.copy();

  private final Audit audit = new Audit(copy.database());

  @Test
  void anEntryTellsWhoChangedWhatFromWhereAndFromWhatToWhat() {
    var ida = World.in(copy.database()).person(World.unique("ida"));
    Caller.at("192.0.2.7").recognisedAs(ida.id()).during(() -> {
      audit.note(Entry.of("kite.renamed", "kite", 7, "Red kite").changed("name", "Kite", "Red kite").changed("tail", 3, 3).changed("colours", List.of(), List.of("red")));
      return true;
    });
    var noted = audit.find(Search.of("kite.renamed"), 10, 0).getFirst();
    assertThat(noted.actor()).isEqualTo(ida.name());
    assertThat(noted.address()).isEqualTo("192.0.2.7");
    assertThat(noted.entry().subject()).isEqualTo(new Entry.Subject("kite", 7, "Red kite"));
    assertThat(noted.entry().changes()).isEqualTo(Map.of("name", new Change("Kite", "Red kite"), "colours", new Change(List.of(), List.of("red"))));
    assertThat(noted.at()).isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now().plusSeconds(5));
  }

  @Test
  void whatNobodyCalledForIsTheProgramsDoing() {
    audit.note(Entry.of("comet.passed", "comet", 1, "Halley"));
    var noted = audit.find(Search.of("comet.passed"), 10, 0).getFirst();
    assertThat(noted.actorId()).isNull();
    assertThat(noted.address()).isEmpty();
  }

  @Test
  void secretsAreNeverKept() {
    var entry = Entry.of("client.changed", "client", 1, "Mail").changed("clientSecret", "old-one", "new-one").changed("smtp_password", null, "hunter2");
    assertThat(entry.changes().toString()).doesNotContain("old-one", "new-one", "hunter2");
    assertThat(entry.changes()).containsKeys("clientSecret", "smtp_password");
  }

  @Test
  void anEntryIsThereExactlyWhenTheChangeIs() {
    assertThatThrownBy(() -> copy.database().inTransaction(() -> {
      audit.note(Entry.of("undone.happened", "thing", 1, "Thing"));
      throw new IllegalStateException("undo");
    })).isInstanceOf(IllegalStateException.class);
    assertThat(audit.count(Search.of("undone.happened"))).isZero();
  }

  @Test
  void nobodyRewritesTheLog() {
    audit.note(Entry.of("stone.set", "stone", 1, "Stone"));
    var world = World.in(copy.database());
    for (var statement : List.of("update audit_entries set address = 'elsewhere'", "delete from audit_entries", "truncate audit_entries")) {
      assertThatThrownBy(() -> world.run(statement)).hasMessageContaining("audit_entries takes new rows only");
    }
    assertThat(audit.count(Search.of("stone.set"))).isOne();
  }

  @Test
  void whatIsOlderThanItMustBeKeptGoes() {
    World.in(copy.database()).run("insert into audit_entries (action, subject_kind, subject_id, created_at) values ('old.story', 'story', 1, now() - interval '3 years')");
    audit.note(Entry.of("old.news", "story", 2, "Today"));
    assertThat(audit.forgetBefore(Instant.now().minus(Duration.ofDays(730)))).isEqualTo(1);
    assertThat(audit.count(Search.of("old."))).isOne();
  }

  @Test
  void itIsSearchedByActionPersonTextAndTime() {
    var per = World.in(copy.database()).person(World.unique("per"));
    audit.note(Entry.of("boat.sold", "boat", 1, "Albatross").by(per.id()).changed("owner", "Ida", "Per"));
    audit.note(Entry.of("boat.bought", "boat", 2, "Gannet"));
    assertThat(audit.find(Search.of("boat."), 10, 0)).extracting(noted -> noted.entry().subject().name()).containsExactly("Gannet", "Albatross");
    assertThat(audit.count(new Search("", per.id(), "", null, null))).isOne();
    assertThat(audit.count(new Search("", null, "albatross", null, null))).isOne();
    assertThat(audit.count(new Search("boat.", null, "per", null, null))).isOne();
    assertThat(audit.count(new Search("boat.", null, "", Instant.now().plusSeconds(60), null))).isZero();
    assertThat(audit.actions()).contains("boat.bought", "boat.sold").isSorted();
  }

  @Test
  void aSettingThatChangesIsNoted() {
    var settings = new Settings(copy.database(), Map.of(), Secrets.keptInDatabase(copy.database()));
    settings.declare(List.of(new Setting("lanterns", 3)));
    settings.set("lanterns", 5);
    var noted = audit.find(Search.of("setting.changed"), 1, 0).getFirst();
    assertThat(noted.entry().subject().name()).isEqualTo("lanterns");
    assertThat(noted.entry().changes()).containsEntry("lanterns", new Change(3, 5));
  }
}
