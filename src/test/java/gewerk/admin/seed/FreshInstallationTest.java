package gewerk.admin.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static java.util.stream.Collectors.toMap;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;

import gewerk.platform.access.Permission;
import gewerk.platform.access.Permissions;
import gewerk.platform.access.Viewers;
import gewerk.people.roles.PermissionCatalogue;
import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FreshInstallationTest {
  private static final Admin ADMIN = Admin.of(null, "harbour-token", password -> "hash of " + password);

  @RegisterExtension
  static final Databases DATABASES = new Databases();

  private static Database installed;

  @BeforeAll
  static void install() {
    installed = DATABASES.empty();
    assertThat(new FreshInstallation(installed).run(() -> ADMIN)).isTrue();
  }

  @Test
  void statusesHaveTheIdsThatClientsKnow() {
    assertThat(names("statuses")).containsExactly("1 New", "2 In specification", "3 Specified", "4 Confirmed", "5 To be scheduled", "6 Scheduled",
        "7 In progress", "8 Developed", "9 In testing", "10 Tested", "11 Test failed", "12 Closed", "13 On hold", "14 Rejected");
    assertThat(texts("select name from statuses where is_closed order by id")).containsExactly("Closed", "Rejected");
    assertThat(texts("select name from statuses where is_default")).containsExactly("New");
    assertThat(texts("select name || ' ' || default_done_ratio || ' ' || color from statuses where id in (8, 11) order by id"))
        .containsExactly("Developed 70 #8CE99A", "Test failed 70 #FF6B6B");
  }

  @Test
  void typesHaveTheIdsThatClientsKnow() {
    assertThat(names("types")).containsExactly("1 Task", "2 Milestone", "3 Summary task", "4 Feature", "5 Epic", "6 User story", "7 Bug");
    assertThat(texts("select name from types where is_milestone")).containsExactly("Milestone");
    assertThat(texts("select name from types where is_default order by position")).containsExactly("Task", "Milestone", "Summary task");
  }

  @Test
  void activitiesAndPrioritiesShareOneSequence() {
    assertThat(names("enumerations")).containsExactly("1 Management", "2 Specification", "3 Development", "4 Testing", "5 Support", "6 Other",
        "7 Low", "8 Normal", "9 High", "10 Immediate");
    assertThat(texts("select name from enumerations where is_default order by id")).containsExactly("Management", "Normal");
    assertThat(texts("select name from enumerations where kind = 'priority' order by position")).containsExactly("Low", "Normal", "High", "Immediate");
  }

  @Test
  void rolesStandInTheirOrder() {
    assertThat(texts("select name from roles where kind = 'project' order by position"))
        .containsExactly("Non member", "Anonymous", "Member", "Reader", "Project admin");
    assertThat(texts("select builtin from roles where builtin is not null order by id")).containsExactly("project_query_view", "project_query_edit",
        "work_package_editor", "work_package_commenter", "work_package_viewer", "non_member", "anonymous", "standard_global");
  }

  @Test
  void rolesAllowWhatTheReferenceSays() {
    assertThat(permissions("Anonymous")).containsExactly("view_file_links", "view_project_attributes", "view_project_phases", "view_wiki_pages",
        "view_work_packages");
    assertThat(permissions("Work package commenter")).containsExactly("add_work_package_attachments", "add_work_package_comments",
        "edit_own_time_entries", "edit_own_work_package_comments", "export_work_packages", "log_own_time", "view_file_links",
        "view_own_time_entries", "view_work_packages", "work_package_assigned");
    assertThat(permissions("Member")).contains("edit_work_packages", "manage_public_queries", "log_own_time")
        .doesNotContain("delete_work_packages", "manage_members", "log_time");
    assertThat(permissions("Standard global role")).isEmpty();
    assertThat(permissions("Project admin")).containsAll(permissions("Member")).containsAll(permissions("Reader"))
        .contains("work_package_assigned", "view_project").doesNotContain("add_project");
  }

  @Test
  void rolesAllowOnlyWhatThereIsAndWhatItDependsOn() {
    var known = PermissionCatalogue.ALL.stream().collect(toMap(Permission::name, permission -> permission));
    for (var role : texts("select name from roles")) {
      var held = permissions(role);
      assertThat(known.keySet()).as(role).containsAll(held);
      var missing = held.stream().flatMap(name -> known.get(name).dependsOn().stream())
          .filter(name -> !held.contains(name) && !known.get(name).isPublic()).toList();
      assertThat(missing).as(role).isEmpty();
    }
  }

  @Test
  void anyStatusOfATypeMayFollowAnyOther() {
    assertThat(count("select count(*) from workflows where type_id = 1 and role_id = (select id from roles where name = 'Member')")).isEqualTo(20);
    assertThat(count("select count(distinct role_id) from workflows")).isEqualTo(3);
    assertThat(count("select count(*) from workflows")).isEqualTo(3 * (20 + 2 * 42 + 3 * 110 + 90));
  }

  @Test
  void theFirstAdministratorMustChooseAPassword() {
    assertThat(texts("""
        select login || ', ' || p.name || ', ' || email || ', ' || password_hash || ', ' || must_change_password
        from users u join principals p using (id) where admin
        """)).containsExactly("admin, OpenProject Admin, admin@example.net, hash of admin, true");
    assertThat(count("select count(*) from api_tokens where token_hash = sha256('harbour-token')")).isOne();
  }

  @Test
  void aGivenPasswordIsKept() {
    var database = DATABASES.empty();
    new FreshInstallation(database).run(() -> Admin.of("chosen", null, password -> password));
    assertThat(texts(database, "select password_hash || ' ' || must_change_password from users")).containsExactly("chosen false");
    assertThat(count(database, "select count(*) from api_tokens")).isZero();
  }

  @Test
  void peopleWithoutAnAccountAreThereForRights() {
    var viewers = new Viewers(installed, new Permissions(PermissionCatalogue.ALL));
    assertThat(viewers.anonymous().isAnonymous()).isTrue();
    assertThat(viewers.system().isAdmin()).isTrue();
  }

  @Test
  void theNextRowGoesOnAfterTheSeeds() {
    var database = DATABASES.empty();
    new FreshInstallation(database).run(() -> ADMIN);
    assertThat(database.insert(Sql.of("insert into statuses (name, position) values ('At anchor', 15) returning id"))).isEqualTo(15);
    assertThat(database.insert(Sql.of("insert into colors (name, hex) values ('Rust', '#B7410E') returning id"))).isEqualTo(18 + 130 + 1);
  }

  @Test
  void runningAgainChangesNothing() {
    var before = everything(installed);
    assertThat(new FreshInstallation(installed).run(() -> Admin.of("other", "other", password -> password))).isFalse();
    assertThat(everything(installed)).isEqualTo(before);
  }

  @Test
  void twoNodesThatStartAtOnceInstallOnce() throws Exception {
    var database = DATABASES.empty();
    try (var nodes = Executors.newFixedThreadPool(2)) {
      var runs = nodes.invokeAll(Collections.nCopies(2, () -> new FreshInstallation(database).run(() -> ADMIN)));
      assertThat(List.of(runs.getFirst().get(), runs.getLast().get())).containsExactlyInAnyOrder(true, false);
    }
    assertThat(everything(database)).isEqualTo(everything(installed));
  }

  private static List<String> everything(Database database) {
    return List.of("principals", "users", "statuses", "types", "enumerations", "roles", "role_permissions", "workflows", "colors", "settings").stream()
        .flatMap(table -> texts(database, "select (to_jsonb(t) - 'created_at' - 'updated_at')::text from " + table + " t order by 1").stream()).toList();
  }

  private static List<String> permissions(String role) {
    return texts("select permission from role_permissions join roles on roles.id = role_id where name = '" + role + "' order by 1");
  }

  private static List<String> names(String table) {
    return texts("select id || ' ' || name from " + table + " order by id");
  }

  private static List<String> texts(String sql) {
    return texts(installed, sql);
  }

  private static List<String> texts(Database database, String sql) {
    return database.list(Sql.of("select text from (" + sql + ") as rows (text)"), row -> row.text("text"));
  }

  private static long count(String sql) {
    return count(installed, sql);
  }

  private static long count(Database database, String sql) {
    return database.number(Sql.of(sql));
  }
}
