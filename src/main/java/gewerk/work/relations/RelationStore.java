package gewerk.work.relations;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import gewerk.platform.access.Viewer;
import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Source;
import gewerk.platform.database.Sql;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Page;

/** The table of relations. */
final class RelationStore {
  private static final Source<Relation> SOURCE = new Source<>("r.id, f.project_id, r.from_id, r.to_id, r.type, r.lag, r.description",
      "relations r join work_packages f on f.id = r.from_id join work_packages t on t.id = r.to_id", RelationStore::relation);

  private final Database database;

  RelationStore(Database database) {
    this.database = database;
  }

  Optional<Relation> find(long id, Viewer viewer) {
    return SOURCE.rows(database, Sql.of("r.id = ?", id).and(visible(viewer)), "r.id").stream().findFirst();
  }

  /** Those in which a work package is one of the ends. */
  List<Relation> of(long workPackageId, Viewer viewer) {
    return SOURCE.rows(database, Sql.of("(r.from_id = ? or r.to_id = ?)", workPackageId, workPackageId).and(visible(viewer)), "r.id");
  }

  /** Those that tie one of these packages with one of another project, whoever may see it. */
  List<Relation> acrossProjects(Collection<Long> workPackageIds) {
    var ids = Sql.longs(workPackageIds);
    return SOURCE.rows(database, Sql.of("(r.from_id = any(?) or r.to_id = any(?)) and f.project_id <> t.project_id", ids, ids), "r.id");
  }

  /** How many tie one of these packages with another that is not in a project, as far as the viewer may see both. */
  int countOutside(Collection<Long> workPackageIds, long projectId, Viewer viewer) {
    var ids = Sql.longs(workPackageIds);
    return (int) database.number(Sql.of("""
        select count(*) from relations r join work_packages f on f.id = r.from_id join work_packages t on t.id = r.to_id
        where (r.from_id = any(?) and t.id <> all(?) and t.project_id <> ? or r.to_id = any(?) and f.id <> all(?) and f.project_id <> ?) and
        """, ids, ids, projectId, ids, ids, projectId).then(visible(viewer)));
  }

  Page<Relation> page(Sql where, Listing listing, Viewer viewer) {
    return Page.load(database, SOURCE, where.and(visible(viewer)), listing, "r.id");
  }

  /** Whoever else writes about the same packages waits; ascending, so that two never wait for each other. */
  void lock(Collection<Long> workPackageIds) {
    database.list(Sql.of("select id from work_packages where id = any(?) order by id for update", (Object) Sql.longs(workPackageIds)), row -> row.id("id"));
  }

  long insert(Relation relation) {
    return database.insert(Sql.of("insert into relations (from_id, to_id, type, lag, description) values (?, ?, ?, ?, ?) returning id",
        relation.fromId(), relation.toId(), relation.type().key(), relation.lag(), relation.description()));
  }

  void update(Relation relation) {
    database.change(Sql.of("update relations set from_id = ?, to_id = ?, type = ?, lag = ?, description = ?, updated_at = now() where id = ?",
        relation.fromId(), relation.toId(), relation.type().key(), relation.lag(), relation.description(), relation.id()));
  }

  boolean delete(long id) {
    return database.change(Sql.of("delete from relations where id = ?", id)) == 1;
  }

  /** The newest entry of any history. */
  long lastEntry() {
    return database.number(Sql.of("select coalesce(max(id), 0) from journals"));
  }

  /** The packages that moved because others did, since an entry; complete only for whoever holds the plan. */
  List<Long> rescheduledSince(long entryId) {
    return database.list(Sql.of("""
        select distinct resource_id from journals where id > ? and resource = 'work_package' and cause ->> 'type' = 'scheduling' order by resource_id
        """, entryId), row -> row.id("resource_id"));
  }

  /** How many a package has whose other end may be seen. */
  int count(long workPackageId, Viewer viewer) {
    return (int) database.number(Sql.of("""
        select count(*) from relations r join work_packages f on f.id = r.from_id join work_packages t on t.id = r.to_id
        where (r.from_id = ? or r.to_id = ?) and
        """, workPackageId, workPackageId).then(visible(viewer)));
  }

  /** Whether its packages are tied by another relation too, in whichever direction. */
  boolean areRelated(Relation relation) {
    return database.number(Sql.of("""
        select count(*) from relations r where r.id <> ? and (r.from_id = ? and r.to_id = ? or r.from_id = ? and r.to_id = ?)
        """, relation.id(), relation.fromId(), relation.toId(), relation.toId(), relation.fromId())) > 0;
  }

  /** Whether it would make something come after itself. */
  boolean loops(Relation relation) {
    return database.number(Sql.of("select count(*) where ?::bigint in", relation.toId()).then(bound(relation.type(), relation.fromId(), relation.id()))) > 0;
  }

  /**
   * The packages that one cannot come after, because they come after it already: on whatever way through relations of this type and the
   * hierarchy. A package's start comes before its dates and before its children's start; its dates before its parent's dates and before the
   * start of what comes after it.
   *
   * @param butNot a relation that is left out of account
   */
  private static Sql bound(RelationType type, long id, long butNot) {
    return Sql.of("""
        (with recursive reach(id, starts) as (
          select ?::bigint, true
          union
          select next.id, next.starts from reach x, lateral (
            select x.id, false where x.starts
            union all select c.id, true from work_packages c where x.starts and c.parent_id = x.id
            union all select p.parent_id, false from work_packages p where not x.starts and p.id = x.id and p.parent_id is not null
            union all select r.from_id, true from relations r where not x.starts and r.to_id = x.id and r.type = ? and r.id <> ?) next(id, starts))
        select id from reach where not starts)
        """, id, type.key(), butNot);
  }

  /** The packages that cannot come after one, because it comes after them already. */
  private static Sql binding(RelationType type, long id) {
    return Sql.of("""
        (with recursive reach(id, starts) as (
          select ?::bigint, false
          union
          select next.id, next.starts from reach x, lateral (
            select x.id, true where not x.starts
            union all select c.id, false from work_packages c where not x.starts and c.parent_id = x.id
            union all select p.parent_id, true from work_packages p where x.starts and p.id = x.id and p.parent_id is not null
            union all select r.to_id, false from relations r where x.starts and r.from_id = x.id and r.type = ?) next(id, starts))
        select id from reach where starts)
        """, id, type.key());
  }

  /** As a condition on {@code wp}: packages to which this one can be related in this way. */
  static Sql candidates(long id, RelationType.Named named) {
    var strangers = Sql.of("""
        wp.id <> ? and wp.id not in (select r.to_id from relations r where r.from_id = ? union all select r.from_id from relations r where r.to_id = ?)
        """, id, id, id);
    if (named.type().isSymmetric()) {
      return strangers.and(Sql.of("""
          wp.parent_id is distinct from ? and wp.id not in (select c.parent_id from work_packages c where c.id = ? and c.parent_id is not null)
          """, id, id));
    }
    return strangers.and(Sql.of("wp.id not in").then(named.swapped() ? binding(named.type(), id) : bound(named.type(), id, 0)));
  }

  /** As a condition on {@code wp}: packages beneath which this one can be put. */
  static Sql parentCandidates(long id) {
    return Sql.of("""
        wp.id <> ? and not wp.ancestor_ids @> array[?]::bigint[] and not exists (select from work_packages c where c.id = ? and c.parent_id = wp.id)
          and not exists (select from types t where t.id = wp.type_id and t.is_milestone)
        """, id, id, id);
  }

  /** As a condition on {@code wp}: packages that can be put beneath this one. */
  static Sql childCandidates(long id) {
    return Sql.of("""
        wp.id <> ? and wp.parent_id is distinct from ? and not exists (select from work_packages p where p.id = ? and p.ancestor_ids @> array[wp.id])
        """, id, id, id);
  }

  static Sql inProject(long projectId) {
    return Sql.of("wp.project_id = ?", projectId);
  }

  /** Who may not see both ends does not know of what ties them. */
  private static Sql visible(Viewer viewer) {
    return viewer.whereWork("view_work_packages", "f").and(viewer.whereWork("view_work_packages", "t"));
  }

  private static Relation relation(Row row) {
    return new Relation(row.id("id"), row.id("project_id"), row.id("from_id"), row.id("to_id"), RelationType.of(row.text("type")), row.integerOrNull("lag"),
        row.textOrNull("description"));
  }
}
