package gewerk.work.versions;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import gewerk.platform.access.Viewer;
import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.Row;
import gewerk.platform.database.Source;
import gewerk.platform.database.Sql;
import gewerk.platform.resource.CustomValues;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Page;
import org.jspecify.annotations.Nullable;

/** The table of versions; held in memory, for their sharing is asked for again and again. */
final class VersionStore {
  /** Numbers inside names count by their worth: 1.9 stands before 1.10. */
  static final String NAME_ORDER = "regexp_replace(regexp_replace(lower(v.name), '(\\d+)', '0000000000\\1', 'g'), '0*(\\d{10})', '\\1', 'g')";

  private static final Source<Version> SOURCE = new Source<>("""
      v.id, v.project_id, v.name, v.description, v.start_date, v.end_date, v.status, v.sharing, v.custom::text as custom, v.created_at,
      v.updated_at""", "versions v", VersionStore::version);

  private final Database database;
  private final Held<Map<Long, Version>> versions;

  VersionStore(Database database) {
    this.database = database;
    versions = Held.of(database, Set.of("versions", "projects"), this::load);
  }

  /** In the order of their names. */
  Map<Long, Version> all() {
    return versions.get();
  }

  Page<Version> page(Collection<Long> visible, Sql where, Listing listing) {
    return Page.load(database, SOURCE, Sql.anyOf("v.id", visible).and(where), listing, "v.id");
  }

  /** Counted in one statement. */
  Map<Long, Versions.Share> shares(Collection<Long> ids, Viewer viewer) {
    var shares = new HashMap<Long, Versions.Share>();
    database.list(Sql.of("""
        select wp.version_id, count(*) filter (where s.is_closed) as closed, count(*) as number
        from work_packages wp join statuses s on s.id = wp.status_id where""")
        .then(Sql.anyOf("wp.version_id", ids).and(viewer.where("view_work_packages", "wp.project_id"))).then("group by wp.version_id"),
        row -> shares.put(row.id("version_id"), new Versions.Share(row.id("closed"), row.id("number"))));
    return shares;
  }

  long insert(Version version) {
    return database.insert(Sql.of("""
        insert into versions (project_id, name, description, start_date, end_date, status, sharing, custom)
        values (?, ?, ?, ?::date, ?::date, ?, ?, ?::jsonb) returning id
        """, version.projectId(), version.name(), version.description(), text(version.startDate()), text(version.endDate()), version.status(),
        version.sharing(), CustomValues.write(version.custom())));
  }

  void update(Version version) {
    database.change(Sql.of("""
        update versions set name = ?, description = ?, start_date = ?::date, end_date = ?::date, status = ?, sharing = ?, custom = ?::jsonb,
          updated_at = now()
        where id = ?
        """, version.name(), version.description(), text(version.startDate()), text(version.endDate()), version.status(), version.sharing(),
        CustomValues.write(version.custom()), version.id()));
  }

  /** As it stands now, inside a transaction too. */
  Version read(long id) {
    return SOURCE.rows(database, Sql.of("v.id = ?", id), "v.id").getFirst();
  }

  /** Before projects go, and their versions with them. */
  void releaseWork(Collection<Long> projectIds) {
    database.change(Sql.of("update work_packages set version_id = null where version_id in (select id from versions where")
        .then(Sql.anyOf("project_id", projectIds)).then(")"));
  }

  void delete(long id) {
    database.change(Sql.of("delete from versions where id = ?", id));
  }

  private Map<Long, Version> load() {
    var all = new LinkedHashMap<Long, Version>();
    SOURCE.rows(database, Sql.TRUE, NAME_ORDER + ", v.id").forEach(version -> all.put(version.id(), version));
    return all;
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }

  private static Version version(Row row) {
    return new Version(row.id("id"), row.id("project_id"), row.text("name"), row.text("description"), row.dateOrNull("start_date"),
        row.dateOrNull("end_date"), row.text("status"), row.text("sharing"), CustomValues.read(row.text("custom")), row.instant("created_at"),
        row.instant("updated_at"));
  }
}
