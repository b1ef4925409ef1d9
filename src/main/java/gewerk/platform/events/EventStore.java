package gewerk.platform.events;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Database;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** The tables of events and of what listeners still have to handle. */
final class EventStore {
  private static final int FEWEST_LOOKED_AT = 100;
  private static final int MOST_LOOKED_AT = 10_000_000;

  private final Database database;

  EventStore(Database database) {
    this.database = database;
  }

  /** A claimed delivery, with its event. */
  record Delivery(long id, String stream, int attempts, Event event) {}

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

  /** The same for many, to be handed out not before a moment. */
  void insertAll(Collection<Event> events, List<String> listeners, Instant dueAt) {
    database.change(Sql.of("""
        with told as (
          insert into events (kind, resource, resource_id, project_id, actor_id, details)
          select kind, resource, resource_id, project_id, actor_id, details
          from jsonb_to_recordset(?::jsonb) as e (kind text, resource text, resource_id bigint, project_id bigint, actor_id bigint, details jsonb)
          returning id, resource, resource_id)
        insert into event_deliveries (event_id, listener, stream, due_at)
        select told.id, listener, told.resource || '/' || told.resource_id, ? from told, unnest(?) as listener order by told.id
        """, JsonColumn.write(events.stream().map(EventStore::columns).toList()), Compare.time(dueAt), listeners.toArray(String[]::new)));
  }

  /**
   * Deliveries of the listener that are due, of each stream an unbroken row from its first, in the order in which they are to be handled; nobody
   * else gets them until the lease is over. Nodes take turns, so that none sees what another has half claimed.
   */
  List<Delivery> claim(String listener, int most, Instant leaseEnds) {
    return database.transaction(() -> {
      takeTurn(listener);
      for (int looked = Math.max(4 * most, FEWEST_LOOKED_AT); ; looked *= 32) {
        var claimed = claim(listener, new int[] {looked, most}, leaseEnds);
        if (!claimed.isEmpty() || looked >= MOST_LOOKED_AT || due(listener, looked) < looked) {
          return claimed;
        }
      }
    });
  }

  /**
   * The table is empty most of the time and then, at once, is not: a plan made for the one is a thousand times too slow for the other, and so is
   * any that statistics of the one lead to. So plans are made anew, and only of what takes as long as there are rows looked at.
   */
  private void takeTurn(String listener) {
    database.list(Sql.of("""
        select pg_advisory_xact_lock(hashtext('event_deliveries'), hashtext(?)) is null as locked, set_config('plan_cache_mode', 'force_custom_plan', true),
          set_config('enable_nestloop', 'off', true), set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)
        """, listener), row -> row.bool("locked"));
  }

  /** Those that wait for an earlier one of their stream are left; where only such were looked at, one must look at more. */
  private List<Delivery> claim(String listener, int[] lookedAndMost, Instant leaseEnds) {
    return database.list(Sql.of("""
        with due as materialized (
          select id, stream, due_at from event_deliveries where listener = ? and failed_at is null and due_at <= now() order by due_at, id limit ?),
        held as (
          select d.stream, min(d.id) as id from event_deliveries d left join due on due.id = d.id
          where d.listener = ? and d.stream = any(array(select distinct stream from due)) and d.id <= (select max(id) from due) and d.failed_at is null
            and due.id is null group by d.stream),
        next as (
          select due.id, max(due.due_at) over (partition by due.stream order by due.id) as turn from due left join held on held.stream = due.stream
          where held.id is null or due.id < held.id order by turn, due.id limit ?),
        claimed as (
          update event_deliveries set due_at = ? where id = any(array(select id from next)) and failed_at is null and due_at <= now()
          returning id, stream, attempts, event_id)
        select claimed.id as delivery_id, claimed.stream, claimed.attempts, e.*, e.details::text as details_text
        from claimed join events e on e.id = claimed.event_id where e.id = any(array(select event_id from claimed)) order by claimed.id
        """, listener, lookedAndMost[0], listener, lookedAndMost[1], Compare.time(leaseEnds)), EventStore::delivery);
  }

  private long due(String listener, int most) {
    return database.number(Sql.of("""
        select count(*) from (select 1 from event_deliveries where listener = ? and failed_at is null and due_at <= now() limit ?) as due
        """, listener, most));
  }

  /** Those of these listeners for whom something is due. */
  List<String> awaited(Collection<String> listeners) {
    return database.list(Sql.of("""
        select listener from unnest(?) as listener
        where exists (select from event_deliveries d where d.listener = listener.listener and d.failed_at is null and d.due_at <= now())
        """, (Object) listeners.toArray(String[]::new)), row -> row.text("listener"));
  }

  /** What is still being handled stays with whoever handles it. */
  void keep(Collection<Long> deliveries, Instant leaseEnds) {
    database.change(Sql.of("update event_deliveries set due_at = ? where id = any(?)", Compare.time(leaseEnds), Sql.longs(deliveries)));
  }

  void done(Collection<Long> deliveries) {
    database.change(Sql.of("delete from event_deliveries where id = any(?)", (Object) Sql.longs(deliveries)));
  }

  /** Gives back what was claimed and not handled, unless the lease was over and somebody else has it. */
  void release(Collection<Long> deliveries, Instant leaseEnds) {
    database.change(Sql.of("update event_deliveries set due_at = now() where id = any(?) and due_at <= ?", Sql.longs(deliveries), Compare.time(leaseEnds)));
  }

  void retry(long delivery, Instant dueAt, String error) {
    database.change(Sql.of("update event_deliveries set attempts = attempts + 1, due_at = ?, last_error = ? where id = ?",
        Compare.time(dueAt), error, delivery));
  }

  void giveUp(long delivery, String error) {
    database.change(Sql.of("update event_deliveries set attempts = attempts + 1, failed_at = now(), last_error = ? where id = ?", error, delivery));
  }

  boolean again(long delivery) {
    return database.change(Sql.of("update event_deliveries set attempts = 0, failed_at = null, due_at = now() where id = ?", delivery)) > 0;
  }

  List<Waiting> waiting(int most) {
    return database.list(Sql.of("""
        select d.id, d.listener, e.kind, e.resource, e.resource_id, e.created_at, d.attempts, d.due_at, coalesce(d.last_error, '') as last_error,
          d.failed_at is not null as failed
        from event_deliveries d join events e on e.id = d.event_id
        order by d.failed_at is null, d.attempts = 0, d.id limit ?
        """, most), row -> new Waiting(row.id("id"), row.text("listener"), new Waiting.About(row.text("kind"), row.text("resource"), row.id("resource_id"),
        row.instant("created_at")), row.integer("attempts"), row.instant("due_at"), row.text("last_error"), row.bool("failed")));
  }

  Map<String, Waiting.Count> counts() {
    var counts = new LinkedHashMap<String, Waiting.Count>();
    database.list(Sql.of("""
        select listener, count(*) filter (where failed_at is null) as waiting, count(*) filter (where failed_at is not null) as failed,
          min(due_at) filter (where failed_at is null) as next
        from event_deliveries group by listener order by listener
        """), row -> Map.entry(row.text("listener"), new Waiting.Count(row.id("waiting"), row.id("failed"), row.instantOrNull("next"))))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  int forgetBefore(Instant moment) {
    return database.change(Sql.of("""
        delete from events e where e.created_at < ? and not exists (select from event_deliveries d where d.event_id = e.id)
        """, Compare.time(moment)));
  }

  /** Deliveries for listeners that are not among these, of events older than a moment. */
  int forgetOthers(Collection<String> listeners, Instant moment) {
    return database.change(Sql.of("""
        delete from event_deliveries d using events e where e.id = d.event_id and d.listener <> all(?) and e.created_at < ?
        """, listeners.toArray(String[]::new), Compare.time(moment)));
  }

  private static Map<String, @Nullable Object> columns(Event event) {
    var columns = new LinkedHashMap<String, @Nullable Object>();
    columns.put("kind", event.kind());
    columns.put("resource", event.resource());
    columns.put("resource_id", event.resourceId());
    columns.put("project_id", event.projectId());
    columns.put("actor_id", event.actorId());
    columns.put("details", event.details());
    return columns;
  }

  private static Delivery delivery(Row row) {
    return new Delivery(row.id("delivery_id"), row.text("stream"), row.integer("attempts"), event(row));
  }

  private static Event event(Row row) {
    return new Event(row.id("id"), row.text("kind"), row.text("resource"), row.id("resource_id"), row.idOrNull("project_id"), row.id("actor_id"),
        JsonColumn.readMap(row.text("details_text")), row.instant("created_at"));
  }
}
