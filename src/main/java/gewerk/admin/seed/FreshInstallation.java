package gewerk.admin.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import gewerk.people.roles.PermissionCatalogue;
import gewerk.platform.access.Permission.Scope;
import gewerk.platform.database.Database;

/** What an empty database gets before anything else: the first people, statuses, types, priorities, roles, workflows and colours. */
public final class FreshInstallation {
  public static final long ADMIN_ID = 3;
  private static final int SHADES = 10;

  private final Database database;
  private final SeedStore store;
  private final Tables facts = facts();

  public FreshInstallation(Database database) {
    this.database = database;
    store = new SeedStore(database);
  }

  /** Its tables, by the names that they have in the database. */
  public static Tables facts() {
    return Tables.read(FreshInstallation.class, "fresh-installation.txt");
  }

  /** Does nothing on a database that has people; nodes that start together wait for each other. Tells whether it did anything. */
  public boolean run(Supplier<Admin> admin) {
    return database.transaction(() -> {
      store.lock();
      if (!store.isEmpty()) {
        return false;
      }
      write(admin.get()); // only now: hashing a password takes a third of a second
      return true;
    });
  }

  private void write(Admin admin) {
    var numbered = List.of("principals", "statuses", "types", "enumerations", "roles", "colors");
    numbered.forEach(table -> store.insert(table, facts.rows(table, "short")));
    store.insert("colors", palette());
    store.insert("role_permissions", permissions());
    store.insert("workflows", workflows());
    store.insert("users", List.of(account(admin)));
    store.insert("api_tokens", tokens(admin));
    numbered.forEach(store::continueIds);
  }

  private List<Map<String, Object>> palette() {
    var shades = new ArrayList<Map<String, Object>>();
    int named = facts.rows("colors").size();
    for (var family : facts.rows("palette")) {
      for (int shade = 0; shade < SHADES; shade++) {
        shades.add(Map.of("id", named + shades.size() + 1, "name", family.get("family") + "-" + shade, "hex", family.get("" + shade)));
      }
    }
    return shades;
  }

  private List<Map<String, Object>> permissions() {
    var roles = facts.ids("roles", "short");
    var rows = new ArrayList<Map<String, Object>>();
    facts.rows("role_permissions").forEach(row -> Tables.words(row.get("roles"), " ")
        .forEach(role -> rows.add(Map.of("role_id", roles.get(role), "permission", row.get("permission")))));
    PermissionCatalogue.ALL.stream().filter(permission -> permission.scopes().contains(Scope.PROJECT))
        .forEach(permission -> rows.add(Map.of("role_id", roles.get("PA"), "permission", permission.name())));
    return rows;
  }

  private List<Map<String, Object>> workflows() {
    var roles = facts.ids("roles", "short");
    var types = facts.ids("types", "name");
    var steps = new ArrayList<Map<String, Object>>();
    for (var row : facts.rows("workflows")) {
      for (var role : Tables.words(row.get("roles"), " ")) {
        Tables.words(row.get("types"), ", ").forEach(type -> steps.addAll(steps(roles.get(role), types.get(type), Tables.words(row.get("statuses"), ", "))));
      }
    }
    return steps;
  }

  private List<Map<String, Object>> steps(String role, String type, List<String> names) {
    var statuses = facts.ids("statuses", "name");
    var steps = new ArrayList<Map<String, Object>>();
    for (var from : names) {
      names.stream().filter(to -> !to.equals(from)).forEach(to -> steps.add(
          Map.of("role_id", role, "type_id", type, "old_status_id", statuses.get(from), "new_status_id", statuses.get(to))));
    }
    return steps;
  }

  private static Map<String, Object> account(Admin admin) {
    return Map.of("id", ADMIN_ID, "login", "admin", "first_name", "OpenProject", "last_name", "Admin", "email", "admin@example.net", "admin", true,
        "password_hash", admin.passwordHash(), "must_change_password", admin.mustChangePassword());
  }

  private static List<Map<String, Object>> tokens(Admin admin) {
    var token = admin.apiToken();
    return token == null ? List.of() : List.of(Map.of("user_id", ADMIN_ID, "name", "Set at the first start", "token_hash", new SeededToken(token).hash()));
  }
}
