package gewerk.people.principals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gewerk.platform.access.Viewer;
import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.Row;
import gewerk.platform.database.Source;
import gewerk.platform.database.Sql;
import gewerk.platform.resource.CustomValues;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Page;

/** Reads the tables of principals; those who change them have stores of their own. */
final class PrincipalStore {
  /** Built-in ones and the memory of deleted people stand in no list. */
  private static final Sql LISTED = Sql.of("(p.kind in ('group', 'placeholder_user') or p.kind = 'user' and u.id is not null)");
  private static final Source<Principal> SOURCE = new Source<>("""
      p.id, p.kind, p.name, p.status, p.created_at, p.updated_at, coalesce(u.login, '') as login, coalesce(u.first_name, '') as first_name,
      coalesce(u.last_name, '') as last_name, u.email, coalesce(u.admin, false) as admin, coalesce(u.language, 'en') as language, u.identity_url, u.auth_source_id,
      coalesce(u.custom, p.custom)::text as custom_text, a.updated_at as avatar_at,
      case when p.kind = 'group' then array(select g.user_id from group_users g where g.group_id = p.id order by g.user_id) end as member_ids
      """, "principals p left join users u on u.id = p.id left join user_avatars a on a.user_id = p.id", PrincipalStore::principal);

  private static final int KEPT = 5_000;

  private final Database database;
  private final Held<Cache<Long, Principal>> known;

  PrincipalStore(Database database) {
    this.database = database;
    known = Held.of(database, Set.of("principals", "users", "group_users", "user_avatars"), () -> Caffeine.newBuilder().maximumSize(KEPT).build());
  }

  /** From memory, as far as they are there: nearly every answer names people. */
  Map<Long, Principal> recall(Collection<Long> ids) {
    var cache = known.get();
    var found = new HashMap<Long, Principal>(cache.getAllPresent(ids));
    var missing = new ArrayList<>(ids);
    missing.removeAll(found.keySet());
    if (!missing.isEmpty()) {
      var loaded = load(missing);
      cache.putAll(loaded);
      found.putAll(loaded);
    }
    return found;
  }

  Map<Long, Principal> load(Collection<Long> ids) {
    var found = new LinkedHashMap<Long, Principal>();
    SOURCE.rows(database, Sql.anyOf("p.id", ids), "p.id").forEach(principal -> found.put(principal.id(), principal));
    return found;
  }

  boolean hasAccount(long id) {
    return database.number(Sql.of("select count(*) from users where id = ?", id)) > 0;
  }

  /** An active account by its login, whatever its case. */
  java.util.Optional<Long> idOf(String login) {
    return database.one(Sql.of("select u.id from users u join principals p on p.id = u.id where lower(u.login) = lower(?) and p.status = 'active'", login),
        row -> row.id("id"));
  }

  List<User> administrators() {
    return listed(Sql.of("u.admin and p.status = 'active'"), "p.id").stream().flatMap(one -> one instanceof User user ? Stream.of(user) : Stream.empty()).toList();
  }

  Page<Principal> page(Sql where, Listing listing, Viewer viewer) {
    return Page.load(database, SOURCE, Sql.and(List.of(LISTED, where, visible(viewer))), listing, "p.id");
  }

  List<Principal> listed(Sql where, String order) {
    return SOURCE.rows(database, LISTED.and(where), order);
  }

  Page<Principal> pageOf(Sql where, Listing listing) {
    return Page.load(database, SOURCE, LISTED.and(where), listing, "p.id");
  }

  /** By id or by login in lower case, as far as the viewer may know of them. */
  List<Principal> named(Collection<Long> ids, Collection<String> logins, Viewer viewer) {
    var asked = Sql.of("(p.id = any(?) or lower(u.login) = any(?))", Sql.longs(ids), logins.toArray(String[]::new));
    return SOURCE.rows(database, Sql.and(List.of(LISTED, asked, visible(viewer))), "p.id");
  }

  boolean isVisible(long id, Viewer viewer) {
    return SOURCE.count(database, Sql.and(List.of(LISTED, Sql.of("p.id = ?", id), visible(viewer)))) > 0;
  }

  /** Roles that others inherited go with the group that gave them, and memberships that are left without any. */
  void forget(long id) {
    database.change(Sql.of("delete from users where id = ?", id));
    database.change(Sql.of("delete from group_users where group_id = ?", id));
    database.change(Sql.of("delete from members where principal_id = ?", id));
    database.change(Sql.of("delete from members m where not exists (select from member_roles r where r.member_id = m.id)"));
    database.change(Sql.of("update principals set kind = 'user', name = 'Deleted user', status = 'locked', custom = '{}', updated_at = now() where id = ?", id));
  }

  static Sql visible(Viewer viewer) {
    if (viewer.isAdmin() || viewer.mayGlobally("view_all_principals")) {
      return Sql.TRUE;
    }
    return Sql.of("(p.id = ? or exists (select from members m where m.principal_id = p.id and m.entity_type is null and m.project_id = any(?)))",
        viewer.id(), viewer.projects("view_project"));
  }

  static Sql inProjects(String projects, Object... values) {
    return Sql.of("exists (select from members m where m.principal_id = p.id and m.entity_type is null and m.project_id " + projects + ")", values);
  }

  static Sql inGroups(Collection<Long> groups) {
    return Sql.of("exists (select from group_users g where g.user_id = p.id and g.group_id = any(?))", (Object) Sql.longs(groups));
  }

  static Sql inAnyGroup() {
    return Sql.of("exists (select from group_users g where g.user_id = p.id)");
  }

  private static Principal principal(Row row) {
    return switch (row.text("kind")) {
      case "group" -> new Group(row.id("id"), row.text("name"), row.instant("created_at"), row.instant("updated_at"), row.ids("member_ids"),
          CustomValues.read(row.text("custom_text")));
      case "placeholder_user" -> new PlaceholderUser(row.id("id"), row.text("name"), row.instant("created_at"), row.instant("updated_at"));
      default -> user(row);
    };
  }

  private static User user(Row row) {
    var account = new User.Account(row.text("login"), row.text("first_name"), row.text("last_name"), row.textOrNull("email"), row.bool("admin"),
        row.text("language"), row.textOrNull("identity_url"), row.idOrNull("auth_source_id"));
    return new User(row.id("id"), row.text("name"), row.text("status"), row.instant("created_at"), row.instant("updated_at"), account,
        row.instantOrNull("avatar_at"), CustomValues.read(row.text("custom_text")));
  }
}
