package gewerk.platform.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Database;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;

/** The table of the log, which refuses every change but the one here that forgets what is old. */
final class AuditStore {
  private final Database database;

  AuditStore(Database database) {
    this.database = database;
  }

  void insert(Entry entry, Caller caller) {
    database.change(Sql.of("""
        insert into audit_entries (actor_id, address, action, subject_kind, subject_id, subject_name, project_id, changes)
        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
        """, entry.actorId() == null ? caller.actorId() : entry.actorId(), caller.address(), entry.action(), entry.subject().kind(), entry.subject().id(),
        entry.subject().name(), entry.projectId(), JsonColumn.write(entry.pairs())));
  }

  List<Noted> find(Search search, int most, int skipped) {
    return database.list(Sql.of("""
        select a.id, a.created_at, a.actor_id, coalesce(p.name, '') as actor, coalesce(j.name, '') as project, a.address, a.action, a.subject_kind,
               a.subject_id, a.subject_name, a.project_id, a.changes::text as changes
        from audit_entries a left join principals p on p.id = a.actor_id left join projects j on j.id = a.project_id
        where""").then(where(search)).then("order by a.id desc limit ? offset ?", most, skipped), AuditStore::noted);
  }

  long count(Search search) {
    return database.number(Sql.of("select count(*) from audit_entries a where").then(where(search)));
  }

  List<String> actions() {
    return database.list(Sql.of("""
        with recursive found as (
          (select action from audit_entries order by action limit 1)
          union all
          select (select a.action from audit_entries a where a.action > found.action order by a.action limit 1) from found where found.action is not null)
        select action from found where action is not null
        """), row -> row.text("action"));
  }

  int forgetBefore(Instant moment) {
    return database.transaction(() -> {
      database.one(Sql.of("select set_config('gewerk.audit', 'forgets', true) as done"), row -> row.text("done"));
      int gone = database.change(Sql.of("delete from audit_entries where created_at < ?", Compare.time(moment)));
      database.one(Sql.of("select set_config('gewerk.audit', '', true) as done"), row -> row.text("done"));
      return gone;
    });
  }

  private static Sql where(Search search) {
    var parts = new ArrayList<Sql>();
    parts.add(Compare.during("a.created_at", search.since(), search.until()));
    if (search.action().endsWith(".")) {
      parts.add(Sql.of("starts_with(a.action, ?)", search.action()));
    } else if (!search.action().isEmpty()) {
      parts.add(Sql.of("a.action = ?", search.action()));
    }
    if (search.actorId() != null) {
      parts.add(Sql.of("a.actor_id = ?", search.actorId()));
    }
    if (!search.text().isBlank()) {
      parts.add(Compare.contains("concat_ws(' ', a.subject_name, a.address, a.changes::text)", search.text()));
    }
    return Sql.and(parts);
  }

  private static Noted noted(Row row) {
    var subject = new Entry.Subject(row.text("subject_kind"), row.id("subject_id"), row.text("subject_name"));
    var entry = new Entry(row.text("action"), subject, row.idOrNull("project_id"), row.idOrNull("actor_id"), changes(row.text("changes")));
    return new Noted(row.id("id"), row.instant("created_at"), row.text("actor"), row.text("project"), row.text("address"), entry);
  }

  private static Map<String, Entry.Change> changes(String json) {
    var changes = new LinkedHashMap<String, Entry.Change>();
    JsonColumn.readMap(json).forEach((name, pair) -> changes.put(name, new Entry.Change(((List<?>) pair).getFirst(), ((List<?>) pair).getLast())));
    return changes;
  }
}
