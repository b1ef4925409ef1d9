package gewerk.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;
import gewerk.testkit.Person;
import gewerk.testkit.TestDatabase;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("What people may, in projects and beyond")
class ViewerTest {
  @RegisterExtension
  static final TestDatabase copy = TestDatabase.copy();

  private static final Permissions PERMISSIONS = new Permissions(List.of(
      Permission.inProjects("view_project", Permission.Requires.PUBLIC), Permission.inProjects("sail", Permission.Requires.NOTHING),
      Permission.inProjects("trade", Permission.Requires.NOTHING).ofModule("cargo"), Permission.inProjects("look_at_cargo", Permission.Requires.PUBLIC).ofModule("cargo"),
      Permission.inProjects("work_package_assigned", Permission.Requires.NOTHING), Permission.globally("found_harbours", Permission.Requires.LOGIN)));

  private final Database database = copy.database();
  private final World world = World.in(database);
  private final Viewers viewers = new Viewers(database, PERMISSIONS);
  private final Person person = world.person(World.unique("sailor"));
  private long closed;
  private long open;

  @BeforeEach
  void projects() {
    world.run("update projects set active = false, public = false");
    world.strangersMayNothing();
    closed = world.project(World.unique("closed"), "Closed");
    open = world.project(World.unique("open"), "Open", true);
    world.modules(closed, List.of("cargo"));
  }

  @Test
  void aMemberMayWhatTheRolesTogetherAllow() {
    join(person.id(), closed, "sail");
    assertThat(viewer().may("sail", closed)).isTrue();
    assertThat(viewer().may("trade", closed)).isFalse();
    var other = world.person(World.unique("mate"));
    world.member(other.id(), closed, role("sail"), role("trade"));
    assertThat(viewers.find(other.id()).orElseThrow().permissionsIn(closed)).containsExactly("view_project", "sail", "trade", "look_at_cargo");
  }

  @Test
  void publicPermissionsComeWithAnyRole() {
    join(person.id(), closed);
    assertThat(viewer().permissionsIn(closed)).containsExactly("view_project", "look_at_cargo");
  }

  @Test
  void aPermissionOfAModuleCountsOnlyWhereTheModuleIsOn() {
    join(person.id(), closed, "sail", "trade");
    world.modules(closed, List.of());
    assertThat(viewer().permissionsIn(closed)).containsExactly("view_project", "sail");
    assertThat(admin().may("trade", closed)).isFalse();
    world.modules(closed, List.of("cargo"));
    assertThat(viewer().may("trade", closed)).isTrue();
    assertThat(admin().may("trade", closed)).isTrue();
  }

  @Test
  void aStrangerSeesPublicProjectsAlone() {
    assertThat(viewer().may("view_project", closed)).isFalse();
    assertThat(viewer().permissionsIn(open)).containsExactly("view_project");
    assertThat(viewer().projects("view_project")).containsExactly(open);
  }

  @Test
  void strangersMayWhatTheirRolesAllow() {
    world.grant(builtin("non_member"), "sail");
    assertThat(viewer().may("sail", open)).isTrue();
    assertThat(viewers.anonymous().may("sail", open)).isFalse();
    world.grant(builtin("anonymous"), "sail");
    assertThat(viewers.anonymous().may("sail", open)).isTrue();
    assertThat(viewers.anonymous().may("sail", closed)).isFalse();
  }

  @Test
  void aMemberOfAPublicProjectIsNoStrangerThere() {
    world.grant(builtin("non_member"), "sail");
    join(person.id(), open);
    assertThat(viewer().may("sail", open)).isFalse();
  }

  @Test
  void anArchivedProjectIsClosedToAllButAdministrators() {
    join(person.id(), closed, "sail");
    world.update("projects", closed, Map.of("active", false));
    assertThat(viewer().permissionsIn(closed)).isEmpty();
    assertThat(admin().permissionsIn(closed)).containsExactly("view_project");
  }

  @Test
  void administratorsMayEverythingButBeAssigned() {
    assertThat(admin().permissionsIn(closed)).containsExactly("view_project", "sail", "trade", "look_at_cargo");
    assertThat(admin().mayGlobally("found_harbours")).isTrue();
    assertThat(viewers.system().may("sail", closed)).isTrue();
  }

  @Test
  void globalPermissionsComeFromGlobalRoles() {
    assertThat(viewer().mayGlobally("found_harbours")).isFalse();
    world.globalMember(person.id(), world.globalRole(World.unique("founder"), "found_harbours"));
    assertThat(viewer().mayGlobally("found_harbours")).isTrue();
    assertThat(viewer().mayAnywhere("found_harbours")).isTrue();
    assertThat(viewer().globalPermissions()).containsExactly("found_harbours");
  }

  @Test
  void theStandardGlobalRoleIsEverybodysWhoSignedIn() {
    long role = builtin("standard_global");
    world.grant(role, "found_harbours");
    assertThat(viewer().mayGlobally("found_harbours")).isTrue();
    assertThat(viewers.anonymous().mayGlobally("found_harbours")).isFalse();
    world.revoke(role, "found_harbours");
    assertThat(viewer().mayGlobally("found_harbours")).isFalse();
  }

  @Test
  void rightsChangeAtOnce() {
    long member = join(person.id(), closed, "sail");
    assertThat(viewer().mayAnywhere("sail")).isTrue();
    world.run("delete from members where id = ?", member);
    assertThat(viewer().mayAnywhere("sail")).isFalse();
  }

  @Test
  void lockedAndUnknownPeopleAreNobody() {
    assertThat(viewers.find(person.id())).isPresent();
    world.update("principals", person.id(), Map.of("status", "locked"));
    assertThat(viewers.find(person.id())).isEmpty();
    assertThat(viewers.find(-1)).isEmpty();
    assertThat(viewers.find(world.group(World.unique("crew")))).isEmpty();
  }

  @Test
  void whatARoleHoldsOfAModuleThatIsGoneCountsForNothing() {
    join(person.id(), closed, "sail", "fly");
    assertThat(viewer().permissionsIn(closed)).doesNotContain("fly");
    assertThatThrownBy(() -> viewer().may("fly", closed)).hasMessageContaining("No such permission: fly");
  }

  @Test
  void visibilityIsACondition() {
    join(person.id(), closed, "sail");
    var where = viewer().where("sail", "p.id");
    assertThat(database.list(Sql.of("select p.id from projects p where").then(where), row -> row.id("id"))).containsExactly(closed);
    assertThat(database.number(Sql.of("select count(*) from projects p where").then(viewers.anonymous().where("sail", "p.id")))).isZero();
  }

  @Test
  void languageAndTimeZoneAreTheAccounts() {
    var german = world.person(World.unique("hein"), Map.of("language", "de", "preferences", Map.of("timeZone", "Europe/Berlin")));
    var viewer = viewers.find(german.id()).orElseThrow();
    assertThat(viewer.locale()).isEqualTo(Locale.GERMAN);
    assertThat(viewer.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    world.run("update users set preferences = '{\"timeZone\":\"Mars/Base\"}' where id = ?", german.id());
    assertThat(viewers.find(german.id()).orElseThrow().zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(viewers.anonymous().isAnonymous()).isTrue();
  }

  private Viewer viewer() {
    return viewers.find(person.id()).orElseThrow();
  }

  private Viewer admin() {
    return viewers.find(3).orElseThrow();
  }

  private long join(long principal, long project, String... permissions) {
    return world.member(principal, project, role(permissions));
  }

  private long role(String... permissions) {
    return world.role(World.unique("role"), permissions);
  }

  private long builtin(String name) {
    return world.number("select id from roles where builtin = ?", name);
  }
}
