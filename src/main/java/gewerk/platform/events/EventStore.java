package gewerk.platform.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Database;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;

/** The tables of events and of what listeners still have to handle. */
final class EventStore {
  private final Database database;

  EventStore(Database database) {
    this.database = database;
  }

  /** A claimed delivery, with its event. */
  record Delivery(long id, String listener, int attempts, Event event) {}

  /** A delivery for the administrator to look at. */
  record Waiting(long id, String listener, String kind, long resourceId, int attempts, Instant dueAt, String lastError, boolean failed) {}

  /** Writes an event and what each listener has to handle of it in one statement. */
  void insert(Event event, List<String> listeners) {
    database.change(Sql.of("""
        with event as (
          insert into events (kind, resource, resource_id, project_id, actor_id, details)
          values (?, ?, ?, ?, ?, ?::jsonb) returning id)
        insert into event_deliveries (event_id, listener, stream)
        select event.id, listener, ? from event, unnest(?) as listener
        """, event.kind(), event.resource(), event.resourceId(), event.projectId(), event.actorId(), JsonColumn.write(event.details()),
        event.resource() + "/" + event.resourceId(), listeners.toArray(String[]::new)));
  }

  /** The next delivery that is due and first in its stream; nobody else gets it until the lease is over. */
  Optional<Delivery> claim(Instant leaseEnds) {
    return database.one(Sql.of("""
        with next as (
          select d.id from event_deliveries d
          where d.failed_at is null and d.due_at <= now()
            and not exists (select from event_deliveries earlier
                            where earlier.listener = d.listener and earlier.stream = d.stream and earlier.id < d.id and earlier.failed_at is null)
          order by d.due_at, d.id limit 1 for update of d skip locked)
        update event_deliveries d set due_at = ? from next, events e where d.id = next.id and e.id = d.event_id
        returning d.id as delivery_id, d.listener, d.attempts, e.*, e.details::text as details_text
        """, Compare.time(leaseEnds)), row -> new Delivery(row.id("delivery_id"), row.text("listener"), row.integer("attempts"), event(row)));
  }

  void done(long delivery) {
    database.change(Sql.of("delete from event_deliveries where id = ?", delivery));
  }

  void retry(long delivery, Instant dueAt, String error) {
    database.change(Sql.of("update event_deliveries set attempts = attempts + 1, due_at = ?, last_error = ? where id = ?",
        Compare.time(dueAt), error, delivery));
  }

  void giveUp(long delivery, String error) {
    database.change(Sql.of("update event_deliveries set attempts = attempts + 1, failed_at = now(), last_error = ? where id = ?", error, delivery));
  }

  void again(long delivery) {
    database.change(Sql.of("update event_deliveries set attempts = 0, failed_at = null, due_at = now() where id = ?", delivery));
  }

  List<Waiting> waiting(int most) {
    return database.list(Sql.of("""
        select d.id, d.listener, e.kind, e.resource_id, d.attempts, d.due_at, coalesce(d.last_error, '') as last_error, d.failed_at is not null as failed
        from event_deliveries d join events e on e.id = d.event_id
        order by d.failed_at is null, d.id limit ?
        """, most), row -> new Waiting(row.id("id"), row.text("listener"), row.text("kind"), row.id("resource_id"), row.integer("attempts"),
        row.instant("due_at"), row.text("last_error"), row.bool("failed")));
  }

  int forgetBefore(Instant moment) {
    return database.change(Sql.of("""
        delete from events e where e.created_at < ? and not exists (select from event_deliveries d where d.event_id = e.id)
        """, Compare.time(moment)));
  }

  private static Event event(Row row) {
    return new Event(row.id("id"), row.text("kind"), row.text("resource"), row.id("resource_id"), row.idOrNull("project_id"), row.id("actor_id"),
        JsonColumn.readMap(row.text("details_text")), row.instant("created_at"));
  }
}
