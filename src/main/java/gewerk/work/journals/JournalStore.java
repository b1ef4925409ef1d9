package gewerk.work.journals;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

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

  /** An entry that has just been written or added to. */
  record Written(long id, String resource, long resourceId, long userId, Instant at) {}

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

  List<Journal> find(Collection<Long> ids) {
    return database.list(Sql.of("select " + COLUMNS + " from journals where").then(Sql.anyOf("id", ids)), JournalStore::journal);
  }

  /** The last entry, if it is younger than so many minutes. */
  Optional<Journal> recent(String resource, long resourceId, int minutes) {
    return database.one(Sql.of("select " + COLUMNS + """
         from journals where resource = ? and resource_id = ? and version = (select max(version) from journals where resource = ? and resource_id = ?)
          and updated_at > now() - make_interval(mins => ?)
        """, resource, resourceId, resource, resourceId, minutes), JournalStore::journal);
  }

  Written insert(Entry entry) {
    return database.one(Sql.of("""
        insert into journals (resource, resource_id, version, user_id, notes, internal, changes, cause)
        select ?, ?, coalesce(max(version), 0) + 1, ?, ?, ?, ?::jsonb, nullif(?, '{}')::jsonb from journals where resource = ? and resource_id = ?
        returning id, resource, resource_id, user_id, updated_at
        """, entry.resource(), entry.resourceId(), entry.userId(), entry.notes(), entry.internal(), JsonColumn.write(entry.changes()),
        JsonColumn.write(entry.cause()), entry.resource(), entry.resourceId()), JournalStore::written).orElseThrow();
  }

  Written merge(long id, String notes, Map<String, List<Object>> changes) {
    return database.one(Sql.of("""
        update journals set notes = ?, changes = ?::jsonb, updated_at = now() where id = ? returning id, resource, resource_id, user_id, updated_at
        """, notes, JsonColumn.write(changes), id), JournalStore::written).orElseThrow();
  }

  Written setNotes(long id, String notes) {
    return database.one(Sql.of("update journals set notes = ?, updated_at = now() where id = ? returning id, resource, resource_id, user_id, updated_at", notes, id),
        JournalStore::written).orElseThrow();
  }

  /** Entries of many rows, in one statement. */
  List<Written> insertAll(Collection<Entry> entries) {
    return database.list(Sql.of("""
        insert into journals (resource, resource_id, version, user_id, changes, cause)
        select e.resource, e.resource_id, coalesce((select max(j.version) from journals j where j.resource = e.resource and j.resource_id = e.resource_id), 0)
          + row_number() over (partition by e.resource, e.resource_id order by e.number), e.user_id, e.changes, e.cause
        from jsonb_to_recordset(?::jsonb) as e (number integer, resource text, resource_id bigint, user_id bigint, changes jsonb, cause jsonb)
        order by e.number returning id, resource, resource_id, user_id, updated_at
        """, JsonColumn.write(numbered(List.copyOf(entries)))), JournalStore::written);
  }

  private static List<Map<String, Object>> numbered(List<Entry> entries) {
    return IntStream.range(0, entries.size()).mapToObj(number -> {
      var entry = entries.get(number);
      return Map.<String, Object>of("number", number, "resource", entry.resource(), "resource_id", entry.resourceId(), "user_id", entry.userId(),
          "changes", entry.changes(), "cause", entry.cause());
    }).toList();
  }

  private static Written written(Row row) {
    return new Written(row.id("id"), row.text("resource"), row.id("resource_id"), row.id("user_id"), row.instant("updated_at"));
  }

  @SuppressWarnings("unchecked")
  private static Journal journal(Row row) {
    var changes = new LinkedHashMap<String, List<Object>>();
    JsonColumn.readMap(row.text("changes")).forEach((attribute, change) -> changes.put(attribute, (List<Object>) change));
    return new Journal(row.id("id"), row.text("resource"), row.id("resource_id"), row.integer("version"), row.id("user_id"), row.text("notes"),
        row.bool("internal"), changes, JsonColumn.readMap(row.text("cause")), row.instant("created_at"), row.instant("updated_at"));
  }
}
