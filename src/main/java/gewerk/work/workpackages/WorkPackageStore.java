package gewerk.work.workpackages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import gewerk.platform.database.Database;
import gewerk.platform.database.Group;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.database.Row;
import gewerk.platform.database.Source;
import gewerk.platform.database.Sql;
import gewerk.platform.database.Tally;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Page;
import gewerk.work.progress.Progress;
import gewerk.work.scheduling.Dates;
import org.jspecify.annotations.Nullable;

/** The table of work packages: finding and listing. Writing is {@link WorkPackageWriteStore}. */
final class WorkPackageStore {
  // "exists" instead of the last column would be read as a join with the whole table: 31 ms for a page of 25 rows out of 100,000.
  static final String COLUMNS = """
      wp.id, wp.project_id, wp.type_id, wp.status_id, wp.priority_id, wp.author_id, wp.assignee_id, wp.responsible_id, wp.category_id, wp.version_id,
      wp.parent_id, wp.ancestor_ids, wp.subject, wp.description, wp.start_date, wp.due_date, wp.duration, wp.schedule_manually,
      wp.ignore_non_working_days, wp.estimated_hours, wp.remaining_hours, wp.done_ratio, wp.derived_start_date, wp.derived_due_date,
      wp.derived_estimated_hours, wp.derived_remaining_hours, wp.derived_done_ratio, wp.custom::text as custom, wp.lock_version, wp.created_at,
      wp.updated_at, coalesce((select true from work_packages child where child.parent_id = wp.id limit 1), false) as has_children
      """;
  private static final Source<WorkPackage> SOURCE = new Source<>(COLUMNS, "work_packages wp", WorkPackageStore::workPackage)
      .counted(new Tally("work_package_counts", "wp", Set.of("project_id", "status_id")));

  /** A work package as it is named beneath another: enough for a link. */
  record Named(long id, @Nullable Long parentId, long projectId, String subject) {}

  /** Any number that nothing else locks. */
  static final long PLAN = 5_208_417_339_604L;

  private final Database database;

  WorkPackageStore(Database database) {
    this.database = database;
  }

  Optional<WorkPackage> find(long id) {
    return database.one(Sql.of("select " + COLUMNS + " from work_packages wp where wp.id = ?", id), WorkPackageStore::workPackage);
  }

  List<WorkPackage> find(Collection<Long> ids) {
    return SOURCE.rows(database, Sql.anyOf("wp.id", ids), "wp.id");
  }

  /**
   * Until the present transaction ends, nobody else changes what depends on several packages: the hierarchy, dates that follow from others,
   * totals. Without it two who work on one tree read each other's old values, or wait for each other.
   */
  void lockPlan() {
    database.list(Sql.of("select pg_advisory_xact_lock(?) is null as locked", PLAN), row -> row.bool("locked"));
  }

  /** Waits for whoever is writing the same rows; ascending, so that two never wait for each other. */
  void lock(Collection<Long> ids) {
    database.list(Sql.of("select id from work_packages where id = any(?) order by id for update", (Object) Sql.longs(ids)), row -> row.id("id"));
  }

  /** The rows, the count, and for groups and sums one statement each. */
  Page<WorkPackage> page(Sql where, Listing listing, List<String> sums) {
    return page(SOURCE, where, listing, sums);
  }

  /** The same, of rows that come from somewhere else than the table. */
  Page<WorkPackage> page(Sql from, Sql where, Listing listing, List<String> sums) {
    return page(SOURCE.of(from), where, listing, sums);
  }

  private Page<WorkPackage> page(Source<WorkPackage> source, Sql where, Listing listing, List<String> sums) {
    var page = Page.load(database, source, where, listing, "wp.id");
    var groups = new ArrayList<Group>();
    listing.group().ifPresent(grouping -> groups.addAll(source.groups(database, where, grouping.by(), listing.sums() ? sums : List.of())));
    return page.grouped(groups, listing.sums() ? List.of(source.total(database, where, sums)) : List.of());
  }

  /** Adds up the numbers of {@code work_package_counts} once there are twice as many as needed; whoever reads sees either all or one. */
  void foldCounts() {
    database.change(Sql.of("""
        with kept as (select count(*) as present, count(distinct (project_id, status_id)) as needed from work_package_counts),
          folded as (delete from work_package_counts using kept where kept.present > 2 * kept.needed + 100 returning project_id, status_id, number)
        insert into work_package_counts
        select project_id, status_id, sum(number) from folded group by project_id, status_id having sum(number) <> 0
        """));
  }

  List<WorkPackage> rows(Sql where, String order, int most) {
    return SOURCE.rows(database, where, order, most);
  }

  /** The children of each of these, in their order. */
  Map<Long, List<Named>> children(Collection<Long> parents) {
    var children = new HashMap<Long, List<Named>>();
    database.list(Sql.of("""
        select id, parent_id, project_id, subject from work_packages where parent_id = any(?) order by id
        """, (Object) Sql.longs(parents)), WorkPackageStore::named)
        .forEach(child -> children.computeIfAbsent(child.parentId(), key -> new ArrayList<>()).add(child));
    return children;
  }

  Map<Long, Named> names(Collection<Long> ids) {
    var names = new LinkedHashMap<Long, Named>();
    database.list(Sql.of("select id, parent_id, project_id, subject from work_packages where id = any(?)", (Object) Sql.longs(ids)), WorkPackageStore::named)
        .forEach(named -> names.put(named.id(), named));
    return names;
  }

  /** Everything beneath a work package, itself left out. */
  List<Long> descendants(long id) {
    return database.list(Sql.of("select id from work_packages where ancestor_ids @> array[?]::bigint[] and ancestor_ids <> '{}' order by id", id),
        row -> row.id("id"));
  }

  /** Packages outside of these that follow one of them. */
  List<Long> successors(Collection<Long> ids) {
    return database.list(Sql.of("""
        select distinct from_id from relations where type = 'follows' and to_id = any(?) and from_id <> all(?)
        """, Sql.longs(ids), Sql.longs(ids)), row -> row.id("from_id"));
  }

  /** Whether open work holds this back. */
  boolean isBlocked(long id, Collection<Long> closedStatuses) {
    return database.number(Sql.of("""
        select count(*) from relations r join work_packages blocker on blocker.id = r.from_id
        where r.type = 'blocks' and r.to_id = ? and blocker.status_id <> all(?)
        """, id, Sql.longs(closedStatuses))) > 0;
  }

  /** Whether somebody may be given work in a project. */
  boolean isAssignable(long principalId, long projectId) {
    return assignable(projectId).contains(principalId);
  }

  /** Everybody who may be given work in a project, by name. */
  List<Long> assignable(long projectId) {
    return database.list(Sql.of("""
        select p.id from principals p
        where p.kind in ('user', 'group', 'placeholder_user') and p.status in ('active', 'invited')
          and exists (select from members m join member_roles mr on mr.member_id = m.id join role_permissions rp on rp.role_id = mr.role_id
                      where m.principal_id = p.id and m.project_id = ? and m.entity_type is null and rp.permission = 'work_package_assigned')
        order by lower(p.name), p.id
        """, projectId), row -> row.id("id"));
  }

  private static Named named(Row row) {
    return new Named(row.id("id"), row.idOrNull("parent_id"), row.id("project_id"), row.text("subject"));
  }

  static WorkPackage workPackage(Row row) {
    return new WorkPackage(row.id("id"), row.id("project_id"), row.id("type_id"), row.id("status_id"), row.id("priority_id"), row.id("author_id"),
        row.idOrNull("assignee_id"), row.idOrNull("responsible_id"), row.idOrNull("category_id"), row.idOrNull("version_id"), row.idOrNull("parent_id"),
        row.ids("ancestor_ids"), row.text("subject"), row.text("description"),
        new Dates(row.dateOrNull("start_date"), row.dateOrNull("due_date"), row.integerOrNull("duration"), row.bool("ignore_non_working_days")),
        row.bool("schedule_manually"),
        new Progress(row.decimalOrNull("estimated_hours"), row.decimalOrNull("remaining_hours"), row.integerOrNull("done_ratio")),
        new WorkPackage.Total(row.dateOrNull("derived_start_date"), row.dateOrNull("derived_due_date"), row.decimalOrNull("derived_estimated_hours"),
            row.decimalOrNull("derived_remaining_hours"), row.integerOrNull("derived_done_ratio")),
        row.bool("has_children"), custom(row.text("custom")), row.integer("lock_version"), row.instant("created_at"), row.instant("updated_at"));
  }

  private static Map<String, List<String>> custom(String json) {
    return json.equals("{}") ? Map.of() : JsonColumn.readTexts(json);
  }
}
