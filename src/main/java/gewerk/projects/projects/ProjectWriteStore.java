package gewerk.projects.projects;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;
import gewerk.platform.resource.CustomValues;
import org.jspecify.annotations.Nullable;

/** Changes the table of projects and what every new project gets. */
final class ProjectWriteStore {
  private static final long HIERARCHY_LOCK = 7_031_201;
  private static final String[] NEEDED_BY_CREATORS = {"view_project_attributes", "edit_project_attributes", "view_members", "manage_members"};

  private final Database database;

  ProjectWriteStore(Database database) {
    this.database = database;
  }

  long insert(Project project) {
    return database.insert(Sql.of("""
        insert into projects (identifier, name, description, workspace_type, parent_id, ancestor_ids, public, active, templated, status_code,
          status_explanation, custom, created_at, updated_at)
        values (?, ?, ?, ?, ?::bigint, coalesce((select ancestor_ids || id from projects where id = ?::bigint), '{}'), ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
        returning id
        """, project.identifier(), project.name(), project.description(), project.type().word(), project.parentId(), project.parentId(),
        project.isPublic(), project.active(), project.templated(), project.statusCode(), project.statusExplanation(),
        CustomValues.write(project.custom()), Compare.time(project.createdAt()), Compare.time(project.updatedAt())));
  }

  /** Writes only what differs, so that two people who change different things do not undo each other. */
  void update(Project before, Project after) {
    var sets = new ArrayList<Sql>();
    set(sets, "identifier", before.identifier(), after.identifier());
    set(sets, "name", before.name(), after.name());
    set(sets, "description", before.description(), after.description());
    set(sets, "public", before.isPublic(), after.isPublic());
    set(sets, "active", before.active(), after.active());
    set(sets, "templated", before.templated(), after.templated());
    set(sets, "status_code", before.statusCode(), after.statusCode());
    set(sets, "status_explanation", before.statusExplanation(), after.statusExplanation());
    if (!before.createdAt().equals(after.createdAt())) {
      sets.add(Sql.of("created_at = ?", Compare.time(after.createdAt())));
    }
    if (!before.custom().equals(after.custom())) {
      sets.add(customOf(before.custom(), after.custom()));
    }
    sets.add(Sql.of("updated_at = now()"));
    var text = String.join(", ", sets.stream().map(Sql::text).toList());
    var values = sets.stream().flatMap(part -> part.values().stream()).toList();
    database.change(new Sql("update projects set " + text, values).then("where id = ?", after.id()));
  }

  private static void set(List<Sql> sets, String column, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      sets.add(Sql.of(column + " = ?", after));
    }
  }

  private static Sql customOf(Map<String, List<String>> before, Map<String, List<String>> after) {
    var gone = before.keySet().stream().filter(field -> !after.containsKey(field)).toArray(String[]::new);
    return Sql.of("custom = (custom - ?::text[]) || ?::jsonb", gone, CustomValues.write(after));
  }

  /** Held until the transaction ends: moves of whole subtrees come one after the other. */
  void lockHierarchy() {
    database.list(Sql.of("select pg_advisory_xact_lock(?) is null as locked", HIERARCHY_LOCK), row -> row.bool("locked"));
  }

  /** Whether one stands above the other, or is it, as the database has it now. */
  boolean isAtOrAbove(long upper, long lower) {
    return database.number(Sql.of("select count(*) from projects where id = ? and (id = ? or ? = any(ancestor_ids))", lower, upper, upper)) > 0;
  }

  /** Takes a project with all that stands below it to another place. */
  void move(long id, @Nullable Long parentId) {
    database.change(Sql.of("""
        update projects p set
          parent_id = case when p.id = ? then ?::bigint else p.parent_id end,
          ancestor_ids = above.ids || case when p.id = ? then '{}' else p.ancestor_ids[array_position(p.ancestor_ids, ?):] end
        from (select coalesce((select ancestor_ids || id from projects where id = ?::bigint), '{}') as ids) above
        where p.id = ? or ? = any(p.ancestor_ids)
        """, id, parentId, id, id, parentId, id, id));
  }

  /** With all that stands below it. */
  void archive(long id) {
    database.change(Sql.of("update projects set active = false, updated_at = now() where active and (id = ? or ? = any(ancestor_ids))", id, id));
  }

  void delete(Collection<Long> ids) {
    database.change(Sql.of("delete from projects where").then(Sql.anyOf("id", ids)));
  }

  /** Whether another project has the identifier, or had it before. */
  boolean isTaken(String identifier, long by) {
    return database.number(Sql.of("""
        select count(*) from (
          select id from projects where identifier = ? and id <> ?
          union all select project_id from project_former_identifiers where identifier = ? and project_id <> ?) others
        """, identifier, by, identifier, by)) > 0;
  }

  /** The old one leads here as long as no other project asks for it. */
  void rememberIdentifier(String former, Project project) {
    database.change(Sql.of("delete from project_former_identifiers where identifier = ?", project.identifier()));
    database.change(Sql.of("insert into project_former_identifiers (identifier, project_id) values (?, ?) on conflict do nothing", former, project.id()));
  }

  void useDefaultTypes(long id) {
    database.change(Sql.of("insert into project_types (project_id, type_id) select ?, id from types where is_default", id));
  }

  List<Long> typesOfWork(long id) {
    return database.list(Sql.of("select distinct type_id from work_packages where project_id = ? order by type_id", id), row -> row.id("type_id"));
  }

  /** These and no others; ids of types that do not exist are passed over. */
  void useTypes(long id, Collection<Long> typeIds) {
    database.change(Sql.of("delete from project_types where project_id = ? and type_id <> all(?)", id, Sql.longs(typeIds)));
    database.change(Sql.of("insert into project_types (project_id, type_id) select ?, id from types where id = any(?) on conflict do nothing", id,
        Sql.longs(typeIds)));
  }

  /** A value for a custom field makes the project use the field. */
  void useCustomFields(long id, Collection<String> fieldIds) {
    database.change(Sql.of("""
        insert into custom_field_projects (custom_field_id, project_id)
        select id, ? from custom_fields where resource = 'project' and id::text = any(?) on conflict do nothing
        """, id, fieldIds.toArray(String[]::new)));
  }

  /** The first role, by position, that lets somebody run a project. */
  Optional<Long> roleOfCreators() {
    return database.one(Sql.of("""
        select r.id from roles r where r.kind = 'project' and r.builtin is null
          and (select count(*) from role_permissions p where p.role_id = r.id and p.permission = any(?)) = ?
        order by r.position, r.id limit 1
        """, NEEDED_BY_CREATORS, NEEDED_BY_CREATORS.length), row -> row.id("id"));
  }

  void join(long id, long principalId, long roleId) {
    long member = database.insert(Sql.of("insert into members (principal_id, project_id) values (?, ?) returning id", principalId, id));
    database.insert(Sql.of("insert into member_roles (member_id, role_id) values (?, ?) returning id", member, roleId));
  }
}
