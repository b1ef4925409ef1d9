package gewerk.projects.projects;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gewerk.platform.database.Compare;
import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.Row;
import gewerk.platform.database.Source;
import gewerk.platform.database.Sql;
import gewerk.platform.resource.CustomValues;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Page;

/** The table of projects. Rows that links point at are kept in memory until any project changes. */
final class ProjectStore {
  /** Where words are looked for. */
  static final String NAMES = "(p.name || ' ' || p.identifier)";

  /** The names on the way from the root: a tree in the order of its names. */
  static final String HIERARCHY = """
      array_append(array(select lower(a.name) || ' ' || a.id from projects a where a.id = any(p.ancestor_ids)
        order by array_position(p.ancestor_ids, a.id)), lower(p.name) || ' ' || p.id)""";

  /** When something last happened to the project or its work. */
  static final String LATEST_ACTIVITY = """
      greatest(p.updated_at, (select max(w.updated_at) from work_packages w where w.project_id = p.id))""";

  private static final int KEPT = 5_000;
  private static final Source<Project> SOURCE = new Source<>("""
      p.id, p.identifier, p.name, p.description, p.workspace_type, p.parent_id, p.ancestor_ids, p.public, p.active, p.templated, p.status_code,
      p.status_explanation, p.custom::text as custom, p.created_at, p.updated_at""", "projects p", ProjectStore::project);

  private final Database database;
  private final Held<Cache<Long, Project>> rows;

  ProjectStore(Database database) {
    this.database = database;
    rows = Held.of(database, Set.of("projects"), () -> Caffeine.newBuilder().maximumSize(KEPT).build());
  }

  Page<Project> page(Sql where, Listing listing) {
    return Page.load(database, SOURCE, where, listing, "p.id");
  }

  /** In the order of their names. */
  List<Project> all(Sql where) {
    return SOURCE.rows(database, where, "lower(p.name), p.id");
  }

  /** From memory, as far as they are there. */
  Map<Long, Project> load(Collection<Long> ids) {
    var cache = rows.get();
    var found = new HashMap<Long, Project>(cache.getAllPresent(ids));
    var missing = new ArrayList<>(ids);
    missing.removeAll(found.keySet());
    if (!missing.isEmpty()) {
      for (var project : SOURCE.rows(database, Sql.anyOf("p.id", missing), "p.id")) {
        cache.put(project.id(), project);
        found.put(project.id(), project);
      }
    }
    return found;
  }

  Optional<Project> find(long id) {
    var known = rows.get().getIfPresent(id);
    return known != null ? Optional.of(known) : Optional.ofNullable(load(List.of(id)).get(id));
  }

  /** A project and all beneath it. */
  List<Long> within(long id) {
    return database.list(Sql.of("select id from projects where id = ? or ancestor_ids @> array[?]::bigint[]", id, id), row -> row.id("id"));
  }

  /** By its identifier, or one that it had before. */
  Optional<Long> idOf(String identifier) {
    return database.one(Sql.of("""
        select id, 0 as age from projects where identifier = ?
        union all select project_id, 1 from project_former_identifiers where identifier = ?
        order by age limit 1
        """, identifier, identifier), row -> row.id("id"));
  }

  /** As it stands now, inside a transaction too. */
  Project read(long id) {
    return SOURCE.rows(database, Sql.of("p.id = ?", id), "p.id").getFirst();
  }

  static Sql isInside(Collection<Long> ids) {
    return Sql.of("p.ancestor_ids && ?::bigint[]", (Object) Sql.longs(ids));
  }

  /** In the list of a table that says what each project uses. */
  static Sql uses(String table, String column, Collection<String> ids) {
    return Sql.of("exists (select 1 from " + table + " t where t.project_id = p.id and").then(
        Sql.anyOf("t." + column, ids.stream().map(Long::valueOf).toList())).then(")");
  }

  static Sql hasMembers() {
    return Sql.of("exists (select 1 from members m where m.project_id = p.id and m.entity_type is null)");
  }

  static Sql hasMember(Collection<Long> principalIds) {
    return Sql.of("exists (select 1 from members m where m.project_id = p.id and m.entity_type is null and")
        .then(Sql.anyOf("m.principal_id", principalIds)).then(")");
  }

  /** By name or identifier: the whole of one of them, or words out of both. */
  static Sql named(boolean whole, boolean not, List<String> values) {
    var condition = whole ? Sql.or(List.of(Compare.isAnyText("p.name", values), Compare.isAnyText("p.identifier", values)))
        : Compare.contains(NAMES, values.getFirst());
    return not ? condition.not() : condition;
  }

  /** Of one kind of workspace. */
  static Sql typed(Collection<WorkspaceType> types) {
    return Compare.isAnyText("p.workspace_type", types.stream().map(WorkspaceType::word).toList());
  }

  /** Those that could hold another: not it itself, nor what stands below it. */
  static Sql outside(long id) {
    return Sql.of("p.id <> ? and ? <> all(p.ancestor_ids)", id, id);
  }

  private static Project project(Row row) {
    return new Project(row.id("id"), row.text("identifier"), row.text("name"), row.text("description"), WorkspaceType.of(row.text("workspace_type")),
        row.idOrNull("parent_id"), row.ids("ancestor_ids"), row.bool("public"), row.bool("active"), row.bool("templated"), row.textOrNull("status_code"),
        row.text("status_explanation"), CustomValues.read(row.text("custom")), row.instant("created_at"), row.instant("updated_at"));
  }
}
