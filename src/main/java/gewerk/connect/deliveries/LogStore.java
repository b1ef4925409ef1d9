package gewerk.connect.deliveries;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Database;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;

/** The log of deliveries: what was sent, how often it was tried, and what came back. */
final class LogStore {
  private static final String COLUMNS = "d.id, d.uid::text as uid, d.event, d.stream, d.state, d.attempts, d.created_at, d.finished_at, coalesce(d.last_code, 0) as last_code, "
      + "coalesce(d.last_error, '') as last_error";

  private final Database database;

  LogStore(Database database) {
    this.database = database;
  }

  void insert(long delivery, Attempt attempt) {
    database.change(Sql.of("""
        insert into webhook_attempts (delivery_id, tried_at, url, request_headers, response_code, response_headers, response_body, milliseconds)
        select id, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ? from webhook_deliveries where id = ?
        """, Compare.time(attempt.at()), attempt.address(), JsonColumn.write(attempt.sent()), attempt.code(), JsonColumn.write(attempt.received()),
        attempt.body(), attempt.milliseconds(), delivery));
  }

  /** One that has been tried already and is not in the queue. */
  long insertTried(Delivery delivery, Attempt attempt) {
    var message = delivery.message();
    return database.insert(Sql.of("""
        insert into webhook_deliveries (uid, webhook_id, cause, event, stream, body, state, attempts, first_tried_at, finished_at, last_code, last_error, created_at)
        values (?::uuid, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?) returning id
        """, delivery.uid(), delivery.endpointId(), message.cause(), message.event(), message.stream(), message.body(), attempt.isGood() ? "delivered" : "failed",
        Compare.time(attempt.at()), Compare.time(attempt.at()), attempt.code(), attempt.error(), Compare.time(attempt.at())));
  }

  /** Newest first; one more than asked for tells that there are more. */
  List<Logged> page(long endpoint, LogFilter filter, int from, int most) {
    return database.list(Sql.of("select " + COLUMNS + " from webhook_deliveries d where d.webhook_id = ?", endpoint).then(condition(filter))
        .then("order by d.id desc limit ? offset ?", most, from), LogStore::logged);
  }

  long count(long endpoint, LogFilter filter) {
    return database.number(Sql.of("select count(*) from webhook_deliveries d where d.webhook_id = ?", endpoint).then(condition(filter)));
  }

  Optional<Logged> find(long endpoint, long delivery) {
    return database.one(Sql.of("select " + COLUMNS + " from webhook_deliveries d where d.webhook_id = ? and d.id = ?", endpoint, delivery), LogStore::logged);
  }

  Optional<String> body(long endpoint, long delivery) {
    return database.one(Sql.of("select body from webhook_deliveries where webhook_id = ? and id = ?", endpoint, delivery), row -> row.text("body"));
  }

  /** Oldest first. */
  List<Attempt> attempts(long delivery) {
    return database.list(Sql.of("""
        select tried_at, url, request_headers::text as request_headers, response_code, response_headers::text as response_headers, response_body, milliseconds
        from webhook_attempts where delivery_id = ? order by id limit 200
        """, delivery), LogStore::attempt);
  }

  /** Puts finished deliveries back into the queue, where they stood by their age; tells how many. */
  int again(long endpoint, Sql condition, Instant now) {
    return (int) database.number(Sql.of("""
        with again as (
          update webhook_deliveries d set state = 'waiting', attempts = 0, first_tried_at = null, finished_at = null
          where d.webhook_id = ? and d.state <> 'waiting'""", endpoint).then(condition).then("""
          returning d.webhook_id, d.stream),
        streams as (
          insert into webhook_streams (webhook_id, stream, due_at) select distinct webhook_id, stream, ?::timestamptz from again order by stream
          on conflict (webhook_id, stream) do update set due_at = least(webhook_streams.due_at, excluded.due_at))
        select count(*) from again
        """, Compare.time(now)));
  }

  int again(long endpoint, LogFilter filter, Instant now) {
    return again(endpoint, condition(filter), now);
  }

  int again(long endpoint, Collection<Long> deliveries, Instant now) {
    return again(endpoint, Sql.of("and d.id = any(?)", (Object) Sql.longs(deliveries)), now);
  }

  /** How many wait for each endpoint, and how many have been given up. */
  Map<Long, Outlook> outlooks() {
    var outlooks = new LinkedHashMap<Long, Outlook>();
    database.list(Sql.of("""
        select w.id, (select count(*) from webhook_deliveries d where d.webhook_id = w.id and d.state = 'waiting') as waiting,
          coalesce(h.failures, 0) as failures, h.failing_since, h.rests_until, h.paused_at
        from webhooks w left join webhook_health h on h.webhook_id = w.id order by w.id
        """), row -> Map.entry(row.id("id"), new Outlook(row.id("waiting"), QueueStore.health(row)))).forEach(entry -> outlooks.put(entry.getKey(), entry.getValue()));
    return outlooks;
  }

  /** What is finished and older than this. */
  int forgetBefore(Instant moment) {
    return database.change(Sql.of("delete from webhook_deliveries where state <> 'waiting' and created_at < ?", Compare.time(moment)));
  }

  private static Sql condition(LogFilter filter) {
    var parts = new ArrayList<Sql>();
    filter.state().ifPresent(state -> parts.add(Sql.of("and d.state = ?", state)));
    filter.event().ifPresent(event -> parts.add(Sql.of("and d.event = ?", event)));
    filter.from().ifPresent(from -> parts.add(Sql.of("and d.created_at >= ?", Compare.time(from))));
    filter.until().ifPresent(until -> parts.add(Sql.of("and d.created_at < ?", Compare.time(until))));
    return parts.stream().reduce(Sql.of(""), Sql::then);
  }

  private static Logged logged(Row row) {
    return new Logged(row.id("id"), row.text("uid"), row.text("event"), row.text("stream"), row.text("state"), row.integer("attempts"), row.instant("created_at"),
        row.instantOrNull("finished_at"), new Logged.Last(row.integer("last_code"), row.text("last_error")));
  }

  @SuppressWarnings("unchecked")
  private static Attempt attempt(Row row) {
    return new Attempt(row.instant("tried_at"), row.text("url"), (Map<String, String>) (Map<?, ?>) JsonColumn.readMap(row.text("request_headers")), row.integer("response_code"),
        JsonColumn.readTexts(row.text("response_headers")), row.text("response_body"), row.integer("milliseconds"));
  }
}
