package gewerk.views.queries;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.access.Viewer;
import gewerk.platform.database.Database;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.database.Row;
import gewerk.platform.database.Source;
import gewerk.platform.database.Sql;
import gewerk.views.queries.Query.Look;
import gewerk.views.queries.Query.Selection;
import org.jspecify.annotations.Nullable;

/** The tables of saved queries and of the orders people gave to their work packages. */
final class QueryStore {
  private static final Source<Query> SOURCE = new Source<>("""
      q.id, q.name, q.project_id, q.user_id, q.public, q.starred, q.filters::text as filters, q.columns, q.sort_by, q.group_by, q.sums,
      q.include_subprojects, q.show_hierarchies, q.timeline_visible, q.timeline_zoom_level, q.timeline_labels::text as timeline_labels, q.timestamps,
      q.highlighting_mode, q.highlighted_attributes, q.display_representation, q.created_at, q.updated_at,
      exists (select from views v where v.query_id = q.id) as shown
      """, "queries q", QueryStore::query);

  private final Database database;

  QueryStore(Database database) {
    this.database = database;
  }

  Optional<Query> find(long id, Viewer viewer) {
    return SOURCE.rows(database, Sql.of("q.id = ?", id).and(visible(viewer)), "q.id").stream().findFirst();
  }

  List<Query> load(java.util.Collection<Long> ids) {
    return SOURCE.rows(database, Sql.anyOf("q.id", ids), "q.id");
  }

  List<Query> list(Sql where, Viewer viewer) {
    return SOURCE.rows(database, where.and(visible(viewer)), "lower(q.name), q.id");
  }

  /** Those that a table shows, of one project or of none. */
  List<Query> tables(@Nullable Long projectId, Viewer viewer) {
    var here = projectId == null ? Sql.of("q.project_id is null") : Sql.of("q.project_id = ?", projectId);
    return list(here.then("and exists (select from views v where v.query_id = q.id and v.type = 'work_packages_table')"), viewer);
  }

  long insert(Query query) {
    return database.insert(Sql.of("""
        insert into queries (name, project_id, user_id, public, starred, filters, columns, sort_by, group_by, sums, include_subprojects, show_hierarchies,
          timeline_visible, timeline_zoom_level, timeline_labels, timestamps, highlighting_mode, highlighted_attributes, display_representation)
        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) returning id
        """, values(query)));
  }

  void update(Query query) {
    var values = new java.util.ArrayList<Object>(java.util.Arrays.asList(values(query)));
    values.add(query.id());
    database.change(new Sql("""
        update queries set name = ?, project_id = ?, user_id = ?, public = ?, starred = ?, filters = ?::jsonb, columns = ?, sort_by = ?, group_by = ?,
          sums = ?, include_subprojects = ?, show_hierarchies = ?, timeline_visible = ?, timeline_zoom_level = ?, timeline_labels = ?::jsonb,
          timestamps = ?, highlighting_mode = ?, highlighted_attributes = ?, display_representation = ?, updated_at = now() where id = ?
        """, values));
  }

  void delete(long id) {
    database.change(Sql.of("delete from queries where id = ?", id));
  }

  /** Positions by the ids of work packages. */
  Map<String, Object> order(long queryId) {
    var positions = new LinkedHashMap<String, Object>();
    database.list(Sql.of("select work_package_id, position from query_orders where query_id = ? order by position, work_package_id", queryId),
        row -> Map.entry(row.id("work_package_id"), row.id("position"))).forEach(entry -> positions.put(String.valueOf(entry.getKey()), entry.getValue()));
    return positions;
  }

  /** A position below zero takes the work package out; one that does not exist is passed over. */
  Instant reorder(long queryId, Map<Long, Long> positions) {
    var gone = positions.entrySet().stream().filter(entry -> entry.getValue() < 0).map(Map.Entry::getKey).toList();
    var kept = new LinkedHashMap<>(positions);
    gone.forEach(kept::remove);
    database.change(Sql.of("delete from query_orders where query_id = ? and work_package_id = any(?)", queryId, Sql.longs(gone)));
    database.change(Sql.of("""
        insert into query_orders (query_id, work_package_id, position)
        select ?, wp.id, placed.position from unnest(?::bigint[], ?::bigint[]) as placed (id, position) join work_packages wp on wp.id = placed.id
        on conflict (query_id, work_package_id) do update set position = excluded.position
        """, queryId, Sql.longs(kept.keySet()), Sql.longs(kept.values())));
    return database.one(Sql.of("update queries set updated_at = now() where id = ? returning updated_at", queryId), row -> row.instant("updated_at")).orElseThrow();
  }

  /** Public or one's own, where one may see work packages. */
  static Sql visible(Viewer viewer) {
    var mayAnywhere = viewer.mayAnywhere("view_work_packages");
    return Sql.of("(q.public or q.user_id = ?) and (case when q.project_id is null then ? else", viewer.id(), mayAnywhere)
        .then(viewer.where("view_work_packages", "q.project_id")).then("end)");
  }

  private static Object[] values(Query query) {
    var selection = query.selection();
    var look = query.look();
    return new Object[] {query.name(), query.projectId(), query.userId(), query.isPublic(), query.starred(), KeptFilter.write(selection.filters()),
        array(look.columns()), array(selection.sortBy()), selection.groupBy(), selection.sums(), selection.includeSubprojects(), look.showHierarchies(),
        look.timelineVisible(), look.timelineZoomLevel(), JsonColumn.write(look.timelineLabels()), array(look.timestamps()), look.highlightingMode(),
        array(look.highlightedAttributes()), look.displayRepresentation()};
  }

  private static String[] array(List<String> texts) {
    return texts.toArray(String[]::new);
  }

  private static Query query(Row row) {
    var selection = new Selection(KeptFilter.read(row.text("filters")), row.texts("sort_by"), row.textOrNull("group_by"), row.bool("sums"),
        row.bool("include_subprojects"));
    var look = new Look(row.texts("columns"), row.bool("show_hierarchies"), row.bool("timeline_visible"), row.text("timeline_zoom_level"),
        JsonColumn.readMap(row.text("timeline_labels")), row.texts("timestamps"), row.textOrNull("highlighting_mode"), row.texts("highlighted_attributes"),
        row.textOrNull("display_representation"));
    return new Query(row.id("id"), row.text("name"), row.idOrNull("project_id"), row.id("user_id"), row.bool("public"), row.bool("starred"), row.bool("shown"),
        selection, look, row.instant("created_at"), row.instant("updated_at"));
  }
}
