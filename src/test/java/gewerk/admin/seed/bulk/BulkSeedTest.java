package gewerk.admin.seed.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import gewerk.admin.seed.SeededToken;
import gewerk.admin.seed.Consistency;
import gewerk.admin.seed.Databases;
import gewerk.admin.seed.demo.DemoProjects;
import gewerk.people.roles.PermissionCatalogue;
import gewerk.platform.access.Permissions;
import gewerk.platform.access.Viewers;
import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BulkSeedTest {
  private static final int MANY = 2_000;
  private static final BulkSeed.Wanted WANTED = new BulkSeed.Wanted(MANY, 7, new SeededToken("harbour-admin"), new SeededToken("harbour-member"));

  @RegisterExtension
  static final Databases DATABASES = new Databases();

  private static Database bulk;
  private static BulkSeed.Made made;

  @BeforeAll
  static void seed() {
    bulk = DATABASES.installed();
    made = new BulkSeed(bulk).run(WANTED);
  }

  @Test
  void thereIsAsMuchAsWasAskedFor() {
    assertThat(count("select count(*) from work_packages")).isEqualTo(MANY);
    assertThat(count("select count(*) from projects where identifier like 'bench-%'")).isEqualTo(50);
    assertThat(count("select count(*) from principals where kind = 'user' and id > 3")).isEqualTo(200);
    assertThat(count("select count(*) from journals")).isEqualTo(made.journals()).isGreaterThan(MANY);
    assertThat(count("select count(distinct project_id) from work_packages")).isEqualTo(50);
  }

  @Test
  void derivedColumnsAreRight() {
    assertThat(Consistency.wrongAncestors(bulk)).isEmpty();
    assertThat(Consistency.wrongTotals(bulk)).isEmpty();
    assertThat(Consistency.wrongRanges(bulk)).isEmpty();
    assertThat(Consistency.wrongVersions(bulk)).isEmpty();
  }

  @Test
  void aThirdLiesBeneathAnotherThreeLevelsDeep() {
    assertThat(count("select count(*) from work_packages where parent_id is not null")).isBetween(MANY * 30L / 100, MANY * 37L / 100);
    assertThat(count("select max(cardinality(ancestor_ids)) from work_packages")).isEqualTo(2);
    assertThat(count("select count(*) from work_packages wp join work_packages parent on parent.id = wp.parent_id where parent.type_id = 2")).isZero();
    assertThat(count("select count(*) from work_packages wp join work_packages p on p.id = wp.parent_id where p.project_id <> wp.project_id")).isZero();
  }

  @Test
  void everythingIsWhatItsProjectAndTypeAllow() {
    assertThat(count("""
        select count(*) from work_packages wp where not exists (select from workflows w where w.type_id = wp.type_id and w.new_status_id = wp.status_id)
        """)).isZero();
    assertThat(count("""
        select count(*) from work_packages wp where assignee_id is not null
          and not exists (select from members m where m.principal_id = wp.assignee_id and m.project_id = wp.project_id)
        """)).isZero();
    assertThat(count("select count(*) from work_packages wp join versions v on v.id = version_id where v.project_id <> wp.project_id")).isZero();
    assertThat(count("select count(*) from work_packages wp join categories c on c.id = category_id where c.project_id <> wp.project_id")).isZero();
    assertThat(count("select count(*) from work_packages where updated_at > now() or updated_at < created_at")).isZero();
  }

  @Test
  void historyEndsWhereThePackageStands() {
    assertThat(count("""
        select count(*) from work_packages wp where status_id <> (
          select (changes -> 'status' ->> 1)::bigint from journals j
          where j.resource = 'work_package' and j.resource_id = wp.id and changes ? 'status' order by version desc limit 1)
        """.replace(" ? ", " ?? "))).isZero();
    assertThat(count("select count(*) from journals where version > 1 and notes = '' and changes = '{}'")).isZero();
  }

  @Test
  void remainingWorkAndPercentageAgree() {
    assertThat(count("select count(*) from work_packages where remaining_hours <> round(estimated_hours * (100 - done_ratio) / 100, 2)")).isZero();
  }

  @Test
  void theTokensOpenTheDoorForTwoPeople() {
    assertThat(holder("harbour-admin")).isEqualTo("bench-admin true");
    assertThat(holder("harbour-member")).isEqualTo("bench-member false");
    long member = bulk.number(Sql.of("select id from users where login = 'bench-member'"));
    var viewer = new Viewers(bulk, new Permissions(PermissionCatalogue.ALL)).find(member).orElseThrow();
    assertThat(viewer.projects("edit_work_packages")).hasSize(20);
  }

  /** As load drivers look for them. */
  @Test
  void theTenWithMostWorkAreNumberedAndMayBeGivenWorkEverywhere() {
    assertThat(bulk.list(Sql.of("""
        select u.login from users u join work_packages wp on wp.assignee_id = u.id join statuses s on s.id = wp.status_id and not s.is_closed
        where u.login between 'user001' and 'user010' group by u.login order by count(*) desc, min(u.id) limit 3
        """), row -> row.text("login"))).containsExactly("user001", "user002", "user003");
    assertThat(count("select count(*) from users u join members m on m.principal_id = u.id where u.login between 'user001' and 'user010'")).isEqualTo(10 * 50);
  }

  @Test
  void everyStatusLeadsToEveryOther() {
    assertThat(count("""
        select count(*) from (select distinct type_id, role_id from workflows) w, statuses old, statuses new
        where old.id <> new.id and not exists (select from workflows led where led.type_id = w.type_id and led.role_id = w.role_id
          and led.old_status_id = old.id and led.new_status_id = new.id)
        """)).isZero();
  }

  @Test
  void theVocabularyIsLargeAndUneven() {
    assertThat(count("select count(distinct word) from work_packages, regexp_split_to_table(lower(subject), '\\s+') as word")).isGreaterThan(2_000);
    assertThat(count("select count(*) from work_packages where subject ilike '%quay%'")).isBetween(20L, 400L);
  }

  @Test
  void customValuesBelongToFieldsAndOptions() {
    assertThat(count("select count(*) from work_packages where custom <> '{}'")).isBetween(MANY / 4L, MANY / 2L);
    assertThat(count("""
        select count(*) from work_packages wp cross join jsonb_each(custom) as field (id, vals) cross join jsonb_array_elements_text(vals) as val
        left join custom_fields f on f.id = field.id::bigint left join custom_options o on o.custom_field_id = f.id and o.id::text = val
        where f.id is null or f.format = 'list' and o.id is null
        """)).isZero();
  }

  @Test
  void theSameSeedMakesTheSameWorld() {
    var again = DATABASES.installed();
    new BulkSeed(again).run(WANTED);
    assertThat(fingerprint(again)).isEqualTo(fingerprint(bulk));
  }

  @Test
  void aSecondWorldIsRefusedWithASentence() {
    assertThatThrownBy(() -> new BulkSeed(bulk).run(10)).isInstanceOf(IllegalStateException.class).hasMessageContaining("already");
    assertThat(count("select count(*) from work_packages")).isEqualTo(MANY);
  }

  @Test
  void anEmptyDatabaseIsRefusedWithASentence() {
    assertThatThrownBy(() -> new BulkSeed(DATABASES.empty()).run(10)).isInstanceOf(IllegalStateException.class).hasMessageContaining("start Gewerk");
  }

  @Test
  void aWorldStandsBesideTheExamplesToo() {
    var database = DATABASES.installed();
    new DemoProjects(database).run();
    new BulkSeed(database).run(60);
    assertThat(Consistency.wrongTotals(database)).isEmpty();
    assertThat(database.insert(Sql.of("""
        insert into work_packages (project_id, type_id, status_id, priority_id, author_id, subject) values (1, 1, 1, 8, 3, 'Sweep the pier') returning id
        """))).isEqualTo(database.number(Sql.of("select max(id) from work_packages")));
  }

  private static String holder(String token) {
    return bulk.one(Sql.of("select login || ' ' || admin as text from users u join api_tokens t on t.user_id = u.id where token_hash = sha256(?::bytea)", token),
        row -> row.text("text")).orElse("nobody");
  }

  private static List<String> fingerprint(Database database) {
    return database.list(Sql.of("""
        select md5(string_agg(concat_ws(' ', id, parent_id, status_id, assignee_id, subject, description, custom - '4', estimated_hours), '|' order by id)) as text
        from work_packages union all select md5(string_agg(login, '|' order by id)) from users union all select md5(string_agg(notes, '|' order by id)) from journals
        """.replace("custom - '4'", "custom - (select id::text from custom_fields where name = 'Inspection')")), row -> row.text("text"));
  }

  private static long count(String sql) {
    return bulk.number(Sql.of(sql));
  }
}
