package gewerk.work.journals;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.database.Database;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;

/** The table of journals. */
final class JournalStore {
  private static final String COLUMNS = """
      id, resource, resource_id, version, user_id, notes, internal, changes::text as changes, coalesce(cause::text, '{}') as cause, created_at, updated_at
      """;
  private final Database database;

  JournalStore(Database database) {
    this.database = database;
  }

  List<Journal> of(String resource, long resourceId) {
    return database.list(Sql.of("select " + COLUMNS + " from journals where resource = ? and resource_id = ? order by version", resource, resourceId),
        JournalStore::journal);
  }

  Optional<Journal> find(long id) {
    return database.one(Sql.of("select " + COLUMNS + " from journals where id = ?", id), JournalStore::journal);
  }

  /** The last entry, if it is younger than so many minutes. */
  Optional<Journal> recent(String resource, long resourceId, int minutes) {
    return database.one(Sql.of("select " + COLUMNS + """
         from journals where resource = ? and resource_id = ? and version = (select max(version) from journals where resource = ? and resource_id = ?)
          and updated_at > now() - make_interval(mins => ?)
        """, resource, resourceId, resource, resourceId, minutes), JournalStore::journal);
  }

  long insert(Entry entry) {
    return database.insert(Sql.of("""
        insert into journals (resource, resource_id, version, user_id, notes, internal, changes, cause)
        select ?, ?, coalesce(max(version), 0) + 1, ?, ?, ?, ?::jsonb, nullif(?, '{}')::jsonb from journals where resource = ? and resource_id = ?
        returning id
        """, entry.resource(), entry.resourceId(), entry.userId(), entry.notes(), entry.internal(), JsonColumn.write(entry.changes()),
        JsonColumn.write(entry.cause()), entry.resource(), entry.resourceId()));
  }

  void merge(long id, String notes, Map<String, List<Object>> changes) {
    database.change(Sql.of("update journals set notes = ?, changes = ?::jsonb, updated_at = now() where id = ?", notes, JsonColumn.write(changes), id));
  }

  void setNotes(long id, String notes) {
    database.change(Sql.of("update journals set notes = ?, updated_at = now() where id = ?", notes, id));
  }

  /** One entry each for many rows, in one statement. */
  void insertAll(Collection<Entry> entries) {
    database.changeAll("""
        insert into journals (resource, resource_id, version, user_id, changes, cause)
        select ?, ?, coalesce(max(version), 0) + 1, ?, ?::jsonb, ?::jsonb from journals where resource = ? and resource_id = ?
        """, entries.stream().map(entry -> new Object[] {entry.resource(), entry.resourceId(), entry.userId(), JsonColumn.write(entry.changes()),
        JsonColumn.write(entry.cause()), entry.resource(), entry.resourceId()}).toList());
  }

  @SuppressWarnings("unchecked")
  private static Journal journal(Row row) {
    var changes = new LinkedHashMap<String, List<Object>>();
    JsonColumn.readMap(row.text("changes")).forEach((attribute, change) -> changes.put(attribute, (List<Object>) change));
    return new Journal(row.id("id"), row.text("resource"), row.id("resource_id"), row.integer("version"), row.id("user_id"), row.text("notes"),
        row.bool("internal"), changes, JsonColumn.readMap(row.text("cause")), row.instant("created_at"), row.instant("updated_at"));
  }
}
