package gewerk.people.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import gewerk.testkit.TestServer;
import gewerk.testkit.Visitor;
import gewerk.testkit.World;
import gewerk.testkit.elsewhere.Harbour;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Groups that follow a directory. */
class LdapGroupsTest {
  private static final String HOME = Harbour.HOME;
  @RegisterExtension
  static final TestServer server = TestServer.start();
  @RegisterExtension
  static final Harbour harbour = Harbour.start();

  private static final World world = server.world();
  private static Visitor admin;
  private static long connection;
  private static String groups;

  @BeforeAll
  static void connect() {
    admin = Visitor.administrator(server);
    connection = harbour.connect(server, admin);
    groups = HOME + "/" + connection + "/groups";
  }

  @Test
  void whoIsInTheDirectorysGroupIsInOursAndHasItsRoles() {
    var uid = World.unique("ida");
    var dn = harbour.person(uid);
    var name = World.unique("Pilots");
    long group = world.group(name);
    long project = world.project(World.unique("quay"), "Quay");
    long role = world.role(World.unique("Looks"), "view_work_packages");
    world.member(group, project, role);
    follow(name, harbour.group(name, dn), false);

    Visitor.of(server).signIn(uid, Harbour.PASSWORD);
    assertThat(peopleIn(group)).containsExactly(uid);
    assertThat(projectsOf(uid)).containsExactly(project);

    harbour.change("dn: cn=" + name + "," + Harbour.GROUPS, "changetype: modify", "delete: member", "member: " + dn);
    synchronize();
    assertThat(peopleIn(group)).isEmpty();
    assertThat(projectsOf(uid)).isEmpty();
  }

  @Test
  void whoWasPutInByHandStays() {
    var uid = signedInOnce("jan");
    var dn = "uid=" + uid + "," + Harbour.PEOPLE;
    var name = World.unique("Crane");
    long group = world.group(name);
    world.run("insert into group_users select ?, id from users where login = ?", group, uid);
    follow(name, harbour.group(name, dn), false);
    synchronize();
    harbour.delete("cn=" + name + "," + Harbour.GROUPS);
    synchronize();
    assertThat(peopleIn(group)).containsExactly(uid);
  }

  @Test
  void peopleGetAccountsBeforeTheyComeIfTheGroupSaysSo() {
    var uid = World.unique("kai");
    var dn = harbour.person(uid);
    var quiet = World.unique("Quiet");
    follow(quiet, harbour.group(quiet, dn), false);
    synchronize();
    assertThat(world.number("select count(*) from users where login = ?", uid)).isZero();

    var busy = World.unique("Busy");
    follow(busy, harbour.group(busy, dn), true);
    synchronize();
    assertThat(peopleIn(world.number("select id from principals where name = ?", busy))).containsExactly(uid);
  }

  @Test
  void everyGroupThatASearchFindsBecomesOne() {
    var uid = signedInOnce("lea");
    var word = World.unique("found");
    var name = "Team " + word;
    harbour.group(name, "uid=" + uid + "," + Harbour.PEOPLE);
    admin.post(groups, groups + "/searches", Map.of("searchBase", Harbour.GROUPS, "filter", "(cn=Team " + word + "*)", "nameAttribute", "cn"));
    synchronize();
    long group = world.number("select id from principals where name = ? and kind = 'group'", name);
    assertThat(peopleIn(group)).containsExactly(uid);

    harbour.delete("cn=" + name + "," + Harbour.GROUPS);
    synchronize();
    assertThat(peopleIn(group)).isEmpty();
    assertThat(world.number("select count(*) from ldap_groups where group_id = ?", group)).isZero();
  }

  @Test
  void someDirectoriesWriteItIntoThePerson() {
    var uid = signedInOnce("mo");
    var name = World.unique("Backref");
    var group = harbour.group(name);
    harbour.change("dn: uid=" + uid + "," + Harbour.PEOPLE, "changetype: modify", "add: memberOf", "memberOf: CN=" + name + ", OU=groups, DC=harbour, DC=example");
    follow(name, group, false);
    synchronize();
    assertThat(peopleIn(world.number("select id from principals where name = ?", name))).containsExactly(uid);
  }

  @Test
  void noLongerFollowingTakesOutThoseWhoCameByIt() {
    var uid = signedInOnce("nora");
    var name = World.unique("Left");
    follow(name, harbour.group(name, "uid=" + uid + "," + Harbour.PEOPLE), false);
    synchronize();
    long group = world.number("select id from principals where name = ?", name);
    assertThat(peopleIn(group)).containsExactly(uid);
    long followed = world.number("select id from ldap_groups where group_id = ?", group);
    admin.post(groups, groups + "/" + followed + "/delete", Map.of());
    assertThat(peopleIn(group)).isEmpty();
  }

  @Test
  void accountsOfPeopleWhoAreGoneAreLockedIfTheConnectionSaysSo() {
    var uid = signedInOnce("otto");
    var form = harbour.form("Harbour");
    form.put("locksMissing", "true");
    admin.post(HOME + "/" + connection, form);
    harbour.delete("uid=" + uid + "," + Harbour.PEOPLE);
    synchronize();
    server.admin().get("/users/" + uid).is(200).has("/status", "locked");
    form.put("locksMissing", "false");
    admin.post(HOME + "/" + connection, form);
  }

  @Test
  void aSynchronizationThatFailsTakesNothingAwayAndSaysWhy() {
    var uid = signedInOnce("pia");
    var name = World.unique("Safe");
    follow(name, harbour.group(name, "uid=" + uid + "," + Harbour.PEOPLE), false);
    synchronize();
    var form = harbour.form("Harbour");
    form.putAll(Map.of("bindPassword", "changed-there"));
    admin.post(HOME + "/" + connection, form);
    synchronize();
    assertThat(peopleIn(world.number("select id from principals where name = ?", name))).containsExactly(uid);
    assertThat(admin.get(HOME).body()).contains("refuses the account");
    admin.post(HOME + "/" + connection, harbour.form("Harbour"));
    synchronize();
    assertThat(admin.get(HOME).body()).doesNotContain("refuses the account");
  }

  @Test
  void whatIsTypedWronglyIsSaidAtItsField() {
    assertThat(admin.post(groups, Map.of("groupName", "", "dn", "nonsense")).body()).contains("is not a distinguished name");
    assertThat(admin.post(groups, groups + "/searches", Map.of("filter", "(", "nameAttribute", "c n")).body()).contains("is not a filter", "must be the name of an attribute");
  }

  private static void follow(String name, String dn, boolean creates) {
    assertThat(Visitor.leadsTo(admin.post(groups, Map.of("groupName", name, "dn", dn, "createsPeople", String.valueOf(creates))))).isEqualTo(groups);
  }

  private static void synchronize() {
    assertThat(Visitor.leadsTo(admin.post(groups, HOME + "/" + connection + "/synchronize", Map.of()))).isEqualTo(groups);
  }

  private static String signedInOnce(String name) {
    var uid = World.unique(name);
    harbour.person(uid);
    Visitor.of(server).signIn(uid, Harbour.PASSWORD);
    return uid;
  }

  private static List<String> peopleIn(long group) {
    return server.database().list(gewerk.platform.database.Sql.of("select u.login from group_users g join users u on u.id = g.user_id where g.group_id = ?", group),
        row -> row.text("login"));
  }

  private static List<Long> projectsOf(String login) {
    return server.database().list(gewerk.platform.database.Sql.of("select m.project_id from members m join users u on u.id = m.principal_id where u.login = ?", login),
        row -> row.id("project_id"));
  }
}
