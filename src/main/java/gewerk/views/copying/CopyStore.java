package gewerk.views.copying;

import java.util.List;

import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;
import gewerk.projects.copying.Copying;

/** Copies what is in a project, each kind of thing in a few statements whatever their number. Ids of the new rows are drawn beforehand. */
final class CopyStore {
  private static final String MAP = "with map(old, made) as (select * from unnest(?::bigint[], ?::bigint[]))\n";

  private final Database database;

  CopyStore(Database database) {
    this.database = database;
  }

  /** The same types, modules and custom fields; what a new project is given otherwise makes way. */
  void frame(Copying copying) {
    for (var table : List.of("project_types", "project_modules", "custom_field_projects")) {
      database.change(Sql.of("delete from " + table + " where project_id = ?", copying.target()));
    }
    database.change(Sql.of("insert into project_types (project_id, type_id) select ?, type_id from project_types where project_id = ?", copying.target(), copying.source()));
    database.change(Sql.of("insert into project_modules (project_id, module) select ?, module from project_modules where project_id = ?", copying.target(), copying.source()));
    database.change(Sql.of("insert into custom_field_projects (custom_field_id, project_id) select custom_field_id, ? from custom_field_projects where project_id = ?",
        copying.target(), copying.source()));
  }

  /** Everybody with their roles; those of a group follow their group, and whoever made the copy keeps what they were given. */
  void members(Copying copying) {
    database.change(Sql.of("""
        insert into members (principal_id, project_id) select m.principal_id, ? from members m
        where m.project_id = ? and m.entity_type is null
          and not exists (select 1 from members there where there.project_id = ? and there.principal_id = m.principal_id and there.entity_type is null)
        """, copying.target(), copying.source(), copying.target()));
    var roles = twins("member_roles", Sql.of("""
        select r.id from member_roles r join members m on m.id = r.member_id where m.project_id = ? and m.entity_type is null order by r.id
        """, copying.source()));
    database.change(Sql.of(MAP + """
        insert into member_roles (id, member_id, role_id, inherited_from)
        select map.made, there.id, r.role_id, giver.made from map
          join member_roles r on r.id = map.old join members m on m.id = r.member_id
          join members there on there.project_id = ? and there.principal_id = m.principal_id and there.entity_type is null
          left join map giver on giver.old = r.inherited_from
        where (r.inherited_from is null) = (giver.made is null)
        on conflict do nothing
        """, roles.old(), roles.made(), copying.target()));
  }

  Twins versions(Copying copying) {
    var twins = twins("versions", Sql.of("select id from versions where project_id = ? order by id", copying.source()));
    database.change(Sql.of(MAP + """
        insert into versions (id, project_id, name, description, start_date, end_date, status, sharing, custom)
        select map.made, ?, v.name, v.description, v.start_date, v.end_date, v.status, v.sharing, v.custom from map join versions v on v.id = map.old
        """, twins.old(), twins.made(), copying.target()));
    return twins;
  }

  Twins categories(Copying copying) {
    var twins = twins("categories", Sql.of("select id from categories where project_id = ? order by id", copying.source()));
    database.change(Sql.of(MAP + """
        insert into categories (id, project_id, name, default_assignee_id)
        select map.made, ?, c.name, there.principal_id from map join categories c on c.id = map.old
          left join members there on there.project_id = ? and there.principal_id = c.default_assignee_id and there.entity_type is null
        """, twins.old(), twins.made(), copying.target(), copying.target()));
    return twins;
  }

  void phases(Copying copying) {
    database.change(Sql.of("""
        insert into project_phases (project_id, definition_id, active, start_date, finish_date)
        select ?, definition_id, active, start_date, finish_date from project_phases where project_id = ? on conflict do nothing
        """, copying.target(), copying.source()));
  }

  /** By whoever copies; assigned to whom it was, as long as they belong to the copy. A parent in another project is left behind. */
  Twins workPackages(Copying copying, Twins versions, Twins categories) {
    var twins = twins("work_packages", Sql.of("select id from work_packages where project_id = ? order by id", copying.source()));
    database.change(Sql.of("""
        with map(old, made) as (select * from unnest(?::bigint[], ?::bigint[])), version(old, made) as (select * from unnest(?::bigint[], ?::bigint[])),
          category(old, made) as (select * from unnest(?::bigint[], ?::bigint[])),
          member(id) as (select principal_id from members where project_id = ? and entity_type is null)
        insert into work_packages (id, project_id, type_id, status_id, priority_id, author_id, assignee_id, responsible_id, category_id, version_id, parent_id,
          subject, description, start_date, due_date, duration, schedule_manually, ignore_non_working_days, estimated_hours, remaining_hours, done_ratio,
          derived_start_date, derived_due_date, derived_estimated_hours, derived_remaining_hours, derived_done_ratio, custom)
        select map.made, ?, w.type_id, w.status_id, w.priority_id, ?, (select id from member where id = w.assignee_id), (select id from member where id = w.responsible_id),
          category.made, coalesce(version.made, (select v.id from versions v where v.id = w.version_id and v.project_id <> w.project_id)), parent.made,
          w.subject, w.description, w.start_date, w.due_date, w.duration, w.schedule_manually, w.ignore_non_working_days, w.estimated_hours, w.remaining_hours,
          w.done_ratio, w.derived_start_date, w.derived_due_date, w.derived_estimated_hours, w.derived_remaining_hours, w.derived_done_ratio, w.custom
        from map join work_packages w on w.id = map.old left join map parent on parent.old = w.parent_id
          left join version on version.old = w.version_id left join category on category.old = w.category_id
        """, twins.old(), twins.made(), versions.old(), versions.made(), categories.old(), categories.made(), copying.target(), copying.target(), copying.actorId()));
    database.change(Sql.of("""
        with recursive placed(id, ancestors) as (
          select id, '{}'::bigint[] from work_packages where project_id = ? and parent_id is null
          union all select w.id, p.ancestors || p.id from work_packages w join placed p on w.parent_id = p.id where w.project_id = ?)
        update work_packages w set ancestor_ids = placed.ancestors from placed where w.id = placed.id and placed.ancestors <> '{}'
        """, copying.target(), copying.target()));
    return twins;
  }

  /** The history of each begins with the copy. */
  void histories(Copying copying) {
    database.change(Sql.of("""
        insert into journals (resource, resource_id, version, user_id, changes)
        select 'work_package', w.id, 1, ?, jsonb_build_object('subject', jsonb_build_array(null, w.subject), 'project', jsonb_build_array(null, w.project_id),
          'type', jsonb_build_array(null, w.type_id), 'status', jsonb_build_array(null, w.status_id), 'priority', jsonb_build_array(null, w.priority_id))
        from work_packages w where w.project_id = ?
        """, copying.actorId(), copying.target()));
  }

  /** Those between two that have both been copied. */
  void relations(Twins work) {
    database.change(Sql.of(MAP + """
        insert into relations (from_id, to_id, type, lag, description)
        select one.made, other.made, r.type, r.lag, r.description from relations r join map one on one.old = r.from_id join map other on other.old = r.to_id
        """, work.old(), work.made()));
  }

  /** Of people who may look at the copy, because they belong to it. */
  void watchers(Copying copying, Twins work) {
    database.change(Sql.of(MAP + """
        insert into watchers (work_package_id, user_id)
        select map.made, w.user_id from watchers w join map on map.old = w.work_package_id
          join members there on there.project_id = ? and there.principal_id = w.user_id and there.entity_type is null
        """, work.old(), work.made(), copying.target()));
  }

  void attachments(Copying copying, Twins work) {
    var files = twins("attachments", Sql.of("select id from attachments where container = 'work_package' and container_id = any(?) order by id", (Object) work.old()));
    database.change(Sql.of("""
        with map(old, made) as (select * from unnest(?::bigint[], ?::bigint[])), work(old, made) as (select * from unnest(?::bigint[], ?::bigint[]))
        insert into attachments (id, container, container_id, author_id, file_name, description, content_type, size, digest)
        select map.made, a.container, work.made, ?, a.file_name, a.description, a.content_type, a.size, a.digest
        from map join attachments a on a.id = map.old join work on work.old = a.container_id
        """, files.old(), files.made(), work.old(), work.made(), copying.actorId()));
    database.change(Sql.of(MAP + """
        insert into attachment_chunks (attachment_id, number, content)
        select map.made, c.number, c.content from map join attachment_chunks c on c.attachment_id = map.old
        """, files.old(), files.made()));
  }

  /** Public ones, and those of whoever copies; with how they are shown, and their order by hand. */
  void queries(Copying copying, Twins work) {
    var queries = twins("queries", Sql.of("select id from queries where project_id = ? and (public or user_id = ?) order by id", copying.source(), copying.actorId()));
    database.change(Sql.of(MAP + """
        insert into queries (id, name, project_id, user_id, public, starred, filters, columns, sort_by, group_by, sums, include_subprojects, show_hierarchies,
          timeline_visible, timeline_zoom_level, timeline_labels, timestamps, highlighting_mode, highlighted_attributes, display_representation)
        select map.made, q.name, ?, ?, q.public, q.starred, q.filters, q.columns, q.sort_by, q.group_by, q.sums, q.include_subprojects, q.show_hierarchies,
          q.timeline_visible, q.timeline_zoom_level, q.timeline_labels, q.timestamps, q.highlighting_mode, q.highlighted_attributes, q.display_representation
        from map join queries q on q.id = map.old
        """, queries.old(), queries.made(), copying.target(), copying.actorId()));
    database.change(Sql.of(MAP + "insert into views (query_id, type) select map.made, v.type from views v join map on map.old = v.query_id", queries.old(), queries.made()));
    database.change(Sql.of("""
        with map(old, made) as (select * from unnest(?::bigint[], ?::bigint[])), work(old, made) as (select * from unnest(?::bigint[], ?::bigint[]))
        insert into query_orders (query_id, work_package_id, position)
        select map.made, work.made, o.position from query_orders o join map on map.old = o.query_id join work on work.old = o.work_package_id
        """, queries.old(), queries.made(), work.old(), work.made()));
  }

  private Twins twins(String table, Sql ids) {
    var old = database.list(ids, row -> row.id("id"));
    if (old.isEmpty()) {
      return Twins.NONE;
    }
    var made = database.list(Sql.of("select nextval(pg_get_serial_sequence(?, 'id')) as id from generate_series(1, ?)", table, old.size()), row -> row.id("id"));
    return new Twins(Sql.longs(old), Sql.longs(made));
  }
}
