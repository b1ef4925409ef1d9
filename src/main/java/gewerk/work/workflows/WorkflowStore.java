package gewerk.work.workflows;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gewerk.platform.access.Viewer;
import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;

/** The table of workflows, held in memory, and which roles people have where. */
final class WorkflowStore {
  private static final int PEOPLE_KEPT = 2_000;

  private final Database database;
  private final Held<Map<Long, List<Transition>>> transitions;
  private final Held<Cache<Long, Map<Long, Set<Long>>>> rolesOfPeople;
  private final Held<Map<String, Set<Long>>> builtinRoles;

  WorkflowStore(Database database) {
    this.database = database;
    transitions = Held.of(database, Set.of("workflows", "types", "roles", "statuses"), this::load);
    rolesOfPeople = Held.of(database, Set.of("members", "member_roles", "roles", "projects", "principals"),
        () -> Caffeine.newBuilder().maximumSize(PEOPLE_KEPT).build());
    builtinRoles = Held.of(database, Set.of("roles"), this::loadBuiltin);
  }

  /** By type. */
  Map<Long, List<Transition>> all() {
    return transitions.get();
  }

  /** As the database has it now, also within a transaction that is changing it. */
  List<Transition> read(long typeId, long roleId) {
    return database.list(Sql.of("""
        select type_id, role_id, old_status_id, new_status_id, author, assignee from workflows where type_id = ? and role_id = ?
        """, typeId, roleId), WorkflowStore::transition);
  }

  /** A transition that is open to authors and to assignees becomes two, so that either can be taken away. */
  void split(long typeId, long roleId) {
    database.change(Sql.of("""
        with both_ways as (delete from workflows where type_id = ? and role_id = ? and author and assignee returning old_status_id, new_status_id)
        insert into workflows (type_id, role_id, old_status_id, new_status_id, author, assignee)
        select ?, ?, b.old_status_id, b.new_status_id, way.author, not way.author from both_ways b, (values (true), (false)) way (author)
        on conflict do nothing
        """, typeId, roleId, typeId, roleId));
  }

  void add(Sheet sheet, Collection<Step> steps) {
    database.change(Sql.of("""
        insert into workflows (type_id, role_id, old_status_id, new_status_id, author, assignee)
        select ?, ?, step.old_id, step.new_id, ?, ? from unnest(?::bigint[], ?::bigint[]) step (old_id, new_id)
        on conflict do nothing
        """, sheet.typeId(), sheet.roleId(), sheet.when().author(), sheet.when().assignee(), from(steps), to(steps)));
  }

  void remove(Sheet sheet, Collection<Step> steps) {
    database.change(Sql.of("""
        delete from workflows
        where type_id = ? and role_id = ? and author = ? and assignee = ?
          and (old_status_id, new_status_id) in (select * from unnest(?::bigint[], ?::bigint[]))
        """, sheet.typeId(), sheet.roleId(), sheet.when().author(), sheet.when().assignee(), from(steps), to(steps)));
  }

  /** Whatever was there for the second type and role is replaced. */
  void copy(long fromType, long fromRole, long toType, long toRole) {
    database.change(Sql.of("delete from workflows where type_id = ? and role_id = ?", toType, toRole));
    database.change(Sql.of("""
        insert into workflows (type_id, role_id, old_status_id, new_status_id, author, assignee)
        select ?, ?, old_status_id, new_status_id, author, assignee from workflows where type_id = ? and role_id = ?
        """, toType, toRole, fromType, fromRole));
  }

  private static long[] from(Collection<Step> steps) {
    return steps.stream().mapToLong(Step::from).toArray();
  }

  private static long[] to(Collection<Step> steps) {
    return steps.stream().mapToLong(Step::to).toArray();
  }

  /** Of one type. */
  List<Transition> ofType(long typeId) {
    return transitions.get().getOrDefault(typeId, List.of());
  }

  /** A member's roles in a project; elsewhere those of people who are no members. */
  Set<Long> roles(Viewer viewer, long projectId) {
    var own = rolesOfPeople.get().get(viewer.id(), this::loadRoles).get(projectId);
    return own != null ? own : builtinRoles.get().getOrDefault(viewer.isLoggedIn() ? "non_member" : "anonymous", Set.of());
  }

  private Map<Long, List<Transition>> load() {
    return database.list(Sql.of("""
        select type_id, role_id, old_status_id, new_status_id, author, assignee from workflows
        """), WorkflowStore::transition).stream()
        .sorted(Comparator.comparingLong(Transition::from).thenComparingLong(Transition::to))
        .collect(Collectors.groupingBy(Transition::typeId));
  }

  private Map<Long, Set<Long>> loadRoles(long principalId) {
    var byProject = new HashMap<Long, Set<Long>>();
    database.list(Sql.of("""
        select coalesce(wp.project_id, m.project_id) as project_id, array_agg(distinct mr.role_id) as roles
        from members m join member_roles mr on mr.member_id = m.id
        left join work_packages wp on m.entity_type = 'WorkPackage' and wp.id = m.entity_id
        where m.principal_id = ? and (m.entity_type is null and m.project_id is not null or wp.id is not null)
        group by 1, m.entity_type is null order by m.entity_type is null
        """, principalId), row -> Map.entry(row.id("project_id"), Set.copyOf(row.ids("roles"))))
        .forEach(entry -> byProject.put(entry.getKey(), entry.getValue())); // those of members come last and count alone
    return byProject;
  }

  private Map<String, Set<Long>> loadBuiltin() {
    return database.list(Sql.of("select id, builtin from roles where builtin is not null"), row -> Map.entry(row.text("builtin"), row.id("id")))
        .stream().collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableSet())));
  }

  private static Transition transition(Row row) {
    return new Transition(row.id("type_id"), row.id("role_id"), row.id("old_status_id"), row.id("new_status_id"), row.bool("author"), row.bool("assignee"));
  }
}
