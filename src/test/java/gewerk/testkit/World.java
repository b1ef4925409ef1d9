package gewerk.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import gewerk.people.users.Passwords;
import gewerk.platform.database.Database;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.database.Sql;

/** Makes people, projects, roles and what they need by SQL, in few statements, so that a test begins where its story begins. */
public final class World {
  /** Of people who sign in on the page for it. */
  public static final String PASSWORD = "harbour-1234-quay";

  private static final String PASSWORD_HASH = Passwords.hash(PASSWORD);
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final List<String> USUAL_MODULES = List.of("calendar_view", "board_view", "work_package_tracking", "gantt", "news", "costs", "wiki");

  private final Database database;

  World(Database database) {
    this.database = database;
  }

  public static World in(Database database) {
    return new World(database);
  }

  /** The people and projects of the black-box cases, new ones each time; settings and rights of strangers begin anew. */
  public Fixture fx() {
    return Fixture.in(this);
  }

  /** A word that nobody else in this run has. */
  public static String unique(String word) {
    return word + "-" + NUMBER.incrementAndGet();
  }

  /** Any row, by its columns, of a table that has an id. */
  public long insert(String table, Map<String, ?> row) {
    return database.insert(Sql.of(insertion(table, row.keySet()) + " returning id", JsonColumn.write(List.of(row))));
  }

  /** Rows that all have the columns of the first. */
  public void insertAll(String table, List<? extends Map<String, ?>> rows) {
    if (!rows.isEmpty()) {
      database.change(Sql.of(insertion(table, rows.getFirst().keySet()), JsonColumn.write(rows)));
    }
  }

  /** Changes columns of one row. */
  public void update(String table, long id, Map<String, ?> changes) {
    var columns = String.join(", ", changes.keySet());
    database.change(Sql.of("update " + table + " set (" + columns + ") = (select " + columns + " from jsonb_populate_record(null::" + table
        + ", ?::jsonb)) where id = ?", JsonColumn.write(changes), id));
  }

  public void run(String statement, Object... values) {
    database.change(Sql.of(statement, values));
  }

  public long number(String query, Object... values) {
    return database.number(Sql.of(query, values));
  }

  /** An active user with an API token. */
  public Person person(String login) {
    return person(login, Map.of());
  }

  /** With further columns of the table of users. */
  public Person person(String login, Map<String, ?> account) {
    var name = Character.toUpperCase(login.charAt(0)) + login.substring(1) + " Muster";
    var token = "opapi-" + unique(login);
    long id = insert("principals", Map.of("kind", "user", "name", name));
    var row = new LinkedHashMap<String, Object>(Map.of("id", id, "login", login, "first_name", name.split(" ")[0], "last_name", "Muster",
        "email", login + "@harbour.example", "admin", false, "language", "en", "preferences", Map.of(), "custom", Map.of()));
    row.putAll(account);
    row.putIfAbsent("must_change_password", false);
    row.putIfAbsent("failed_login_count", 0);
    insertAll("users", List.of(row));
    insert("api_tokens", Map.of("user_id", id, "name", "for tests", "token_hash", "\\x" + sha256(token)));
    return new Person(id, login, name, token);
  }

  /** The login of somebody new who administers and has the password. */
  public String administrator() {
    return person(unique("boss"), Map.of("admin", true, "password_hash", PASSWORD_HASH)).login();
  }

  public Person admin(String login) {
    return person(login, Map.of("admin", true));
  }

  public long group(String name, Person... people) {
    long id = insert("principals", Map.of("kind", "group", "name", name));
    insertAll("group_users", Arrays.stream(people).map(person -> Map.of("group_id", id, "user_id", person.id())).toList());
    return id;
  }

  public long role(String name, String... permissions) {
    return role(name, "project", permissions);
  }

  public long globalRole(String name, String... permissions) {
    return role(name, "global", permissions);
  }

  public void grant(long role, String... permissions) {
    insertAll("role_permissions", Arrays.stream(permissions).map(permission -> Map.of("role_id", role, "permission", permission)).toList());
  }

  public void revoke(long role, String... permissions) {
    run("delete from role_permissions where role_id = ? and permission = any(?)", role, permissions);
  }

  /** A private project with the usual modules and no types. */
  public long project(String identifier, String name) {
    return project(identifier, name, false);
  }

  public long project(String identifier, String name, boolean open) {
    long id = insert("projects", Map.of("identifier", identifier, "name", name, "public", open, "active", true, "templated", false,
        "workspace_type", "project", "description", "", "ancestor_ids", List.of(), "status_explanation", "", "custom", Map.of()));
    modules(id, USUAL_MODULES);
    return id;
  }

  /** These modules and no others. */
  public void modules(long project, List<String> modules) {
    run("delete from project_modules where project_id = ?", project);
    insertAll("project_modules", modules.stream().map(module -> Map.of("project_id", project, "module", module)).toList());
  }

  public void types(long project, Long... types) {
    insertAll("project_types", Arrays.stream(types).map(type -> Map.of("project_id", project, "type_id", type)).toList());
  }

  /** Somebody's or a group's roles in a project. */
  public long member(long principal, long project, long... roles) {
    return membership(Map.of("principal_id", principal, "project_id", project), roles);
  }

  public long globalMember(long principal, long role) {
    return membership(Map.of("principal_id", principal), role);
  }

  /** A role for one work package. */
  public long share(long principal, long project, long workPackage, long role) {
    return membership(Map.of("principal_id", principal, "project_id", project, "entity_type", "WorkPackage", "entity_id", workPackage), role);
  }

  /** What somebody has through a group: the roles of the group's own membership. */
  public long inherited(long principal, long ofGroup) {
    return database.transaction(() -> {
      long member = database.insert(Sql.of("""
          insert into members (principal_id, project_id, entity_type, entity_id) select ?, project_id, entity_type, entity_id from members where id = ? returning id
          """, principal, ofGroup));
      run("insert into member_roles (member_id, role_id, inherited_from) select ?, role_id, id from member_roles where member_id = ?", member, ofGroup);
      return member;
    });
  }

  /** In one transaction: a membership without roles is cleared away by any job that ends others meanwhile. */
  private long membership(Map<String, ?> row, long... roles) {
    return database.transaction(() -> {
      long member = insert("members", row);
      insertAll("member_roles", Arrays.stream(roles).mapToObj(role -> Map.of("member_id", member, "role_id", role)).toList());
      return member;
    });
  }

  /** What people without a membership may from now on, strangers too: nothing. */
  public void strangersMayNothing() {
    run("delete from role_permissions where role_id in (select id from roles where builtin in ('non_member', 'anonymous'))");
  }

  public void setting(String name, Object value) {
    run("insert into settings (name, value) values (?, ?::jsonb) on conflict (name) do update set value = excluded.value", name, JsonColumn.write(value));
  }

  public void usualSettings() {
    run("delete from settings");
  }

  /** The id of a row of a small table that has names. */
  public long named(String table, String name) {
    return number("select id from " + table + " where name = ?", name);
  }

  private long role(String name, String kind, String... permissions) {
    long id = insert("roles", Map.of("name", name, "kind", kind, "position", 100));
    grant(id, permissions);
    return id;
  }

  private static String insertion(String table, Set<String> names) {
    var columns = String.join(", ", names);
    return "insert into " + table + " (" + columns + ") select " + columns + " from jsonb_populate_recordset(null::" + table + ", ?::jsonb)";
  }

  private static String sha256(String token) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
