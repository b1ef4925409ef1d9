package gewerk.admin.seed.demo;

import static gewerk.admin.seed.Rows.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.admin.seed.Tables;
import org.jspecify.annotations.Nullable;

/** The people of the harbour and the roles that they have in the projects, by themselves or by their group. Nobody has a password yet. */
final class DemoPeople {
  /** A role of somebody; inherited when it came by another one. */
  private record Held(long id, long memberId, long roleId, @Nullable Long inheritedFrom) {}

  private final Tables world;
  private final DemoNames names;
  private final Map<List<Long>, Long> members = new LinkedHashMap<>();
  private final List<Held> held = new ArrayList<>();

  DemoPeople(Tables world, DemoNames names) {
    this.world = world;
    this.names = names;
    world.rows("members").forEach(this::join);
  }

  List<Map<String, Object>> principals() {
    return world.rows("people").stream()
        .map(person -> row("id", person.get("id"), "kind", person.get("kind"), "name", person.get("first_name") + " " + person.get("last_name"))).toList();
  }

  List<Map<String, Object>> users() {
    return world.rows("people").stream().filter(person -> "user".equals(person.get("kind")))
        .map(person -> row("id", person.get("id"), "login", person.get("login"), "first_name", person.get("first_name"),
            "last_name", person.get("last_name"), "email", person.get("login") + "@example.net", "language", person.get("language")))
        .toList();
  }

  List<Map<String, Object>> groupUsers() {
    return world.rows("group_users").stream().map(row -> row("group_id", who(row.get("group")), "user_id", who(row.get("user")))).toList();
  }

  List<Map<String, Object>> members() {
    return members.entrySet().stream()
        .map(member -> row("id", member.getValue(), "principal_id", member.getKey().getFirst(), "project_id", member.getKey().getLast())).toList();
  }

  List<Map<String, Object>> memberRoles() {
    return held.stream().map(role -> row("id", role.id, "member_id", role.memberId, "role_id", role.roleId, "inherited_from", role.inheritedFrom)).toList();
  }

  private void join(Map<String, String> membership) {
    long project = names.id("projects", membership.get("project"));
    long role = names.id("roles", membership.get("role"));
    var own = give(who(membership.get("who")), project, role, null);
    world.rows("group_users").stream().filter(row -> row.get("group").equals(membership.get("who")))
        .forEach(row -> give(who(row.get("user")), project, role, own));
  }

  private long give(long person, long project, long role, @Nullable Long inheritedFrom) {
    long member = members.computeIfAbsent(List.of(person, project), key -> members.size() + 1L);
    held.add(new Held(held.size() + 1L, member, role, inheritedFrom));
    return held.size();
  }

  private long who(String login) {
    return names.id("people", login);
  }
}
