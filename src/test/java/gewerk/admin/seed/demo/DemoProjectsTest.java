package gewerk.admin.seed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import gewerk.admin.seed.Consistency;
import gewerk.admin.seed.Databases;
import gewerk.people.roles.PermissionCatalogue;
import gewerk.platform.access.Permissions;
import gewerk.platform.access.Viewers;
import gewerk.platform.database.Database;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.database.Sql;
import gewerk.platform.text.Mentions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DemoProjectsTest {
  private static final Instant A_SATURDAY = Instant.parse("2026-11-21T09:00:00Z");

  @RegisterExtension
  static final Databases DATABASES = new Databases();

  private static Database demo;

  @BeforeAll
  static void install() {
    demo = DATABASES.installed();
    assertThat(new DemoProjects(demo, A_SATURDAY).run()).isTrue();
  }

  @Test
  void thereAreTwoPublicProjectsThatClientsKnow() {
    assertThat(texts("select identifier || ', ' || name || ', ' || public from projects order by id"))
        .containsExactly("demo-project, Demo project, true", "your-scrum-project, Scrum project, true");
    assertThat(texts("select t.name from project_types join types t on t.id = type_id where project_id = 1 order by position"))
        .containsExactly("Task", "Milestone", "Summary task");
    assertThat(count("select count(*) from work_packages")).isBetween(60L, 70L);
  }

  @Test
  void theyHaveNewsPhasesAndSavedViews() {
    assertThat(texts("select p.identifier || ' ' || count(*) from news n join projects p on p.id = n.project_id group by p.identifier order by 1"))
        .containsExactly("demo-project 2", "your-scrum-project 1");
    assertThat(count("select count(*) from project_phases where active and date '2026-11-21' between start_date and finish_date")).isPositive();
    assertThat(count("select count(*) from queries q join views v on v.query_id = q.id where q.public")).isEqualTo(6);
  }

  @Test
  void theHierarchyIsThreeLevelsDeepAndEverybodyKnowsTheirAncestors() {
    assertThat(count("select max(cardinality(ancestor_ids)) from work_packages")).isEqualTo(2);
    assertThat(Consistency.wrongAncestors(demo)).isEmpty();
  }

  @Test
  void totalsAddUp() {
    assertThat(count("select count(*) from work_packages where derived_estimated_hours is not null")).isGreaterThan(10);
    assertThat(Consistency.wrongTotals(demo)).isEmpty();
    assertThat(Consistency.wrongRanges(demo)).isEmpty();
  }

  @Test
  void datesAndDurationsAgree() {
    assertThat(texts("select id from work_packages where (start_date is null) <> (due_date is null) or due_date < start_date")).isEmpty();
    assertThat(texts("""
        select id from work_packages where start_date is not null and duration <> (
          select count(*) from generate_series(start_date, due_date, interval '1 day') as day where extract(isodow from day) < 6)
        """)).isEmpty();
    assertThat(texts("select id from work_packages where type_id = 2 and start_date <> due_date")).isEmpty();
  }

  @Test
  void successorsBeginAfterTheirPredecessors() {
    assertThat(count("select count(*) from relations where type = 'follows' and lag <> 0")).isGreaterThan(5);
    assertThat(texts("""
        select s.id from relations r join work_packages s on s.id = r.from_id join work_packages p on p.id = r.to_id
        where r.type = 'follows' and r.lag >= 0 and s.start_date <= p.due_date
        """)).isEmpty();
  }

  @Test
  void someWorkIsLateAndSomeIsDone() {
    assertThat(count("""
        select count(*) from work_packages wp join statuses s on s.id = wp.status_id where not is_closed and due_date < date '2026-11-21'
        """)).isBetween(4L, 12L);
    assertThat(count("select count(*) from work_packages wp join statuses s on s.id = wp.status_id where is_closed")).isGreaterThan(12);
    assertThat(texts("select (due_date - date '2026-11-21')::text from work_packages where id = 1042")).containsExactly("-3");
  }

  @Test
  void everyPackageIsWhatItsProjectAndTypeAllow() {
    assertThat(texts("select id from work_packages wp where not exists (select from project_types t where t.project_id = wp.project_id and t.type_id = wp.type_id)"))
        .isEmpty();
    assertThat(texts("select id from work_packages wp where not exists (select from workflows w where w.type_id = wp.type_id and w.new_status_id = wp.status_id)"))
        .isEmpty();
    assertThat(texts("select wp.id from work_packages wp join categories c on c.id = category_id where c.project_id <> wp.project_id")).isEmpty();
    assertThat(texts("select wp.id from work_packages wp join versions v on v.id = version_id where v.project_id <> wp.project_id")).isEmpty();
    assertThat(texts("""
        select wp.id from work_packages wp join versions v on v.id = version_id join statuses s on s.id = status_id
        where v.status = 'closed' and not s.is_closed
        """)).isEmpty();
  }

  @Test
  void everybodyWhoIsAssignedMayBe() {
    assertThat(texts("""
        select wp.id || ' ' || who from work_packages wp cross join lateral (values (assignee_id), (responsible_id)) as people (who)
        where who is not null and not exists (
          select from members m join member_roles mr on mr.member_id = m.id
          where m.principal_id = who and m.project_id = wp.project_id)
        """)).isEmpty();
  }

  @Test
  void remainingWorkAndPercentageAgree() {
    assertThat(texts("""
        select id from work_packages where estimated_hours > 0
          and done_ratio <> case when remaining_hours = 0 then 100 else round((estimated_hours - remaining_hours) * 100 / estimated_hours) end
        """)).isEmpty();
    assertThat(texts("select wp.id from work_packages wp join statuses s on s.id = status_id where s.name = 'Closed' and remaining_hours > 0")).isEmpty();
  }

  @Test
  void historyLeadsToWhatThePackageIs() {
    assertThat(Consistency.wrongVersions(demo)).isEmpty();
    assertThat(texts("select resource_id from journals where version > 1 and changes = '{}' and notes = ''")).isEmpty();
    var known = new HashMap<String, Object>();
    var broken = new ArrayList<String>();
    demo.list(Sql.of("select resource_id, version, changes::text as changes from journals order by resource_id, version"), row -> row.id("resource_id") + " "
        + row.text("changes")).forEach(entry -> replay(entry, known, broken));
    assertThat(broken).isEmpty();
    assertThat(texts("select id || ' ' || status_id from work_packages order by id"))
        .allSatisfy(line -> assertThat(known.get(line.split(" ")[0] + " status")).hasToString(line.split(" ")[1]));
    assertThat(count("select count(*) from journals where version > 1")).isGreaterThan(70);
  }

  @Test
  void nothingHappenedInTheFutureOrBeforeItsBeginning() {
    assertThat(texts("select id from journals where created_at > timestamptz '2026-11-21 09:00Z'")).isEmpty();
    assertThat(texts("""
        select j.id from journals j join work_packages wp on wp.id = j.resource_id
        where j.created_at < wp.created_at or j.created_at > wp.updated_at or j.version = 1 and j.created_at <> wp.created_at
        """)).isEmpty();
  }

  @Test
  void whatTextsReferToExists() {
    var texts = texts("select description from work_packages union all select notes from journals union all select description from projects");
    var ids = texts("select id from work_packages");
    for (var text : texts) {
      var links = Pattern.compile("(?<![\\w&])#(\\d+)").matcher(text);
      links.results().forEach(link -> assertThat(ids).contains(link.group(1)));
    }
    var mentioned = texts.stream().flatMap(text -> Mentions.in(text).users().stream()).map(String::valueOf).toList();
    assertThat(mentioned).hasSizeGreaterThan(5);
    assertThat(texts("select id from users")).containsAll(mentioned);
  }

  @Test
  void thereIsACustomFieldOfEveryFormat() {
    assertThat(texts("select distinct format from custom_fields where resource = 'work_package'")).containsExactlyInAnyOrder("string", "text", "link", "int",
        "float", "date", "bool", "user", "version", "list");
    assertThat(count("select count(*) from custom_fields where resource = 'project'")).isEqualTo(2);
    assertThat(texts("""
        select wp.id from work_packages wp cross join jsonb_each(custom) as field (id, vals)
        where not exists (select from custom_field_types t where t.custom_field_id = field.id::bigint and t.type_id = wp.type_id)
        """)).isEmpty();
    assertThat(texts("""
        select wp.id from work_packages wp cross join jsonb_each(custom) as field (id, vals) cross join jsonb_array_elements_text(vals) as val
        join custom_fields f on f.id = field.id::bigint and format = 'list'
        where not exists (select from custom_options o where o.custom_field_id = f.id and o.id = val::bigint)
        """)).isEmpty();
  }

  @Test
  void peopleOfAGroupHaveItsRoles() {
    assertThat(texts("""
        select u.login from users u join members m on m.principal_id = u.id join member_roles mr on mr.member_id = m.id
        where inherited_from is not null order by 1
        """)).containsExactly("jonas.berg", "per.lund");
    var viewers = new Viewers(demo, new Permissions(PermissionCatalogue.ALL));
    assertThat(viewers.find(7).orElseThrow().may("edit_work_packages", 1)).isTrue();
    assertThat(viewers.find(12).orElseThrow().may("edit_work_packages", 1)).isFalse();
    assertThat(viewers.find(10).orElseThrow().may("manage_members", 2)).isTrue();
  }

  @Test
  void runningAgainChangesNothing() {
    assertThat(new DemoProjects(demo).run()).isFalse();
    assertThat(count("select count(*) from projects")).isEqualTo(2);
  }

  @Test
  void withoutAnInstallationThereIsNothingToShow() {
    assertThat(new DemoProjects(DATABASES.empty()).run()).isFalse();
  }

  @Test
  void theNextWorkPackageGoesOnAfterTheExamples() {
    var database = DATABASES.installed();
    new DemoProjects(database, Instant.parse("2026-03-02T23:30:00Z")).run();
    long last = database.number(Sql.of("select max(id) from work_packages"));
    assertThat(database.insert(Sql.of("""
        insert into work_packages (project_id, type_id, status_id, priority_id, author_id, subject) values (1, 1, 1, 8, 4, 'Paint the bollards') returning id
        """))).isEqualTo(last + 1);
  }

  /** What an entry says was before must be what the one before it left. */
  private static void replay(String entry, Map<String, Object> known, List<String> broken) {
    var id = entry.substring(0, entry.indexOf(' '));
    JsonColumn.readMap(entry.substring(entry.indexOf(' ') + 1)).forEach((attribute, change) -> {
      var values = (List<?>) change;
      var key = id + " " + attribute;
      if (!Objects.equals(known.get(key), values.getFirst())) {
        broken.add(key + ": " + known.get(key) + " is not " + values.getFirst());
      }
      known.put(key, values.getLast());
    });
  }

  private static List<String> texts(String sql) {
    return demo.list(Sql.of("select text::text as text from (" + sql + ") as rows (text)"), row -> row.text("text"));
  }

  private static long count(String sql) {
    return demo.number(Sql.of(sql));
  }
}
