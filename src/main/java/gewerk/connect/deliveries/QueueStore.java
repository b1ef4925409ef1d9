package gewerk.connect.deliveries;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The queue: messages that wait, and one row for each stream that has some. A stream is claimed as a whole, by one worker on one node: that
 * keeps its order. Every moment is the caller's, so that time can be compressed.
 */
final class QueueStore {
  private static final Instant WHENEVER = Instant.parse("9999-01-01T00:00:00Z");

  private final Database database;

  QueueStore(Database database) {
    this.database = database;
  }

  /** A stream that is ours until the lease ends, with its first message; none when it has been emptied meanwhile. */
  record Claimed(long endpointId, String stream, int attempts, @Nullable Delivery delivery) {}

  /** An endpoint with something to send. */
  record Ready(long endpointId, int failures) {}

  /** Takes messages for each of their endpoints, in this order, unless they have been taken before. */
  void insert(List<Addressed> messages, Instant now) {
    var each = messages.stream().flatMap(one -> one.endpoints().stream().map(endpoint -> new One(endpoint, one.message()))).toList();
    database.change(Sql.of("""
        with told as (
          select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality as t (webhook_id, cause, event, stream, body, number)),
        held as (select id from webhooks where id = any(?) order by id for key share),
        fresh as (
          insert into webhook_deliveries (webhook_id, cause, event, stream, body, created_at)
          select t.webhook_id, t.cause, t.event, t.stream, t.body, ? from told t join held on held.id = t.webhook_id order by t.number
          on conflict (webhook_id, cause, event) do nothing returning webhook_id, stream)
        insert into webhook_streams (webhook_id, stream, due_at) select distinct webhook_id, stream, ?::timestamptz from fresh order by webhook_id, stream
        on conflict (webhook_id, stream) do update set due_at = webhook_streams.due_at
        """, each.stream().mapToLong(One::endpoint).toArray(), texts(each, Message::cause), texts(each, Message::event), texts(each, Message::stream),
        texts(each, Message::body), each.stream().mapToLong(One::endpoint).distinct().toArray(), Compare.time(now), Compare.time(now)));
  }

  private record One(long endpoint, Message message) {}

  private static String[] texts(List<One> each, Function<Message, String> part) {
    return each.stream().map(one -> part.apply(one.message)).toArray(String[]::new);
  }

  /** Those of these endpoints that have something to send and do not rest. One that fails has it whatever its streams' pauses are. */
  List<Ready> ready(Collection<Long> endpoints, Instant now) {
    return database.list(Sql.of("""
        select e.id, coalesce(h.failures, 0) as failures from unnest(?) as e (id) left join webhook_health h on h.webhook_id = e.id
        where (h.rests_until is null or h.rests_until <= ?)
          and exists (select from webhook_streams s where s.webhook_id = e.id and (s.due_at <= ? or h.failures >= ?)
                      and (s.lease_ends is null or s.lease_ends <= ?))
        order by e.id
        """, Sql.longs(endpoints), Compare.time(now), Compare.time(now), PauseRules.BEARABLE_FAILURES, Compare.time(now)),
        row -> new Ready(row.id("id"), row.integer("failures")));
  }

  List<Claimed> claim(long endpoint, int most, Instant now, Instant leaseEnds) {
    return claim(endpoint, most, new Instant[] {now, now, leaseEnds});
  }

  /** The stream that has waited longest, whether its pause is over or not; nobody else probes until the lease ends. */
  Optional<Claimed> probe(long endpoint, Instant now, Instant leaseEnds) {
    int mine = database.change(Sql.of("update webhook_health set rests_until = ? where webhook_id = ? and (rests_until is null or rests_until <= ?)",
        Compare.time(leaseEnds), endpoint, Compare.time(now)));
    return mine == 0 ? Optional.empty() : claim(endpoint, 1, new Instant[] {WHENEVER, now, leaseEnds}).stream().findFirst();
  }

  /**
   * Two statements, because a statement sees the messages as they were when it began: a stream that another node had meanwhile, and has
   * gone on with, would come with a message that is sent.
   */
  private List<Claimed> claim(long endpoint, int most, Instant[] dueNowEnds) {
    var claimed = database.list(Sql.of("""
        with chosen as (
          select webhook_id, stream from webhook_streams
          where webhook_id = ? and due_at <= ? and (lease_ends is null or lease_ends <= ?) order by due_at limit ? for update skip locked)
        update webhook_streams s set lease_ends = ? from chosen c where s.webhook_id = c.webhook_id and s.stream = c.stream
        returning s.stream, s.attempts
        """, endpoint, Compare.time(dueNowEnds[0]), Compare.time(dueNowEnds[1]), most, Compare.time(dueNowEnds[2])),
        row -> new Stream(row.text("stream"), row.integer("attempts")));
    return claimed.isEmpty() ? List.of() : firstOf(endpoint, claimed);
  }

  private record Stream(String name, int attempts) {}

  private List<Claimed> firstOf(long endpoint, List<Stream> streams) {
    return database.list(Sql.of("""
        select ?::bigint as webhook_id, s.stream, s.attempts as stream_attempts, d.id, d.uid::text as uid, d.cause, d.event, d.body, d.attempts, d.first_tried_at
        from unnest(?::text[], ?::integer[]) as s (stream, attempts)
          left join lateral (select * from webhook_deliveries w where w.webhook_id = ? and w.stream = s.stream and w.state = 'waiting' order by w.id limit 1) d on true
        """, endpoint, streams.stream().map(Stream::name).toArray(String[]::new), streams.stream().map(Stream::attempts).toArray(Integer[]::new), endpoint),
        QueueStore::claimed);
  }

  /** Until the present transaction ends nobody deletes the endpoint, which would take the same locks in another order; false when it is gone. */
  boolean hold(long endpoint) {
    return !database.list(Sql.of("select 1 from webhooks where id = ? for key share", endpoint), row -> true).isEmpty();
  }

  /** Until the present transaction ends nobody adds to the stream unseen. */
  void lock(long endpoint, String stream) {
    database.list(Sql.of("select 1 from webhook_streams where webhook_id = ? and stream = ? for update", endpoint, stream), row -> true);
  }

  /** The next message of the stream is due at once; a stream without messages is no more. */
  void goOn(long endpoint, String stream, Instant now) {
    int gone = database.change(Sql.of("""
        delete from webhook_streams s where s.webhook_id = ? and s.stream = ?
          and not exists (select from webhook_deliveries d where d.webhook_id = s.webhook_id and d.stream = s.stream and d.state = 'waiting')
        """, endpoint, stream));
    if (gone == 0) {
      database.change(Sql.of("update webhook_streams set due_at = ?, attempts = 0, lease_ends = null where webhook_id = ? and stream = ?",
          Compare.time(now), endpoint, stream));
    }
  }

  void tryAgain(long endpoint, String stream, Instant dueAt) {
    database.change(Sql.of("update webhook_streams set due_at = ?, attempts = attempts + 1, lease_ends = null where webhook_id = ? and stream = ?",
        Compare.time(dueAt), endpoint, stream));
  }

  /** Everything that waits for this endpoint is due. */
  void wake(long endpoint, Instant now) {
    database.change(Sql.of("update webhook_streams set due_at = ? where webhook_id = ? and due_at > ?", Compare.time(now), endpoint, Compare.time(now)));
  }

  /** False when it no longer waits: whoever had it before was thought dead, and came late. */
  boolean tried(Delivery delivery, Attempt attempt, String state) {
    return database.change(Sql.of("""
        update webhook_deliveries set state = ?, attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, ?), last_code = ?, last_error = ?,
          finished_at = case when ? = 'waiting' then null else ?::timestamptz end where id = ? and state = 'waiting'
        """, state, Compare.time(attempt.at()), attempt.code(), attempt.error(), state, Compare.time(attempt.at()), delivery.id())) > 0;
  }

  Optional<Health> health(long endpoint, boolean lock) {
    return database.one(Sql.of("select webhook_id, failures, failing_since, rests_until, paused_at from webhook_health where webhook_id = ?" + (lock ? " for update" : ""),
        endpoint), QueueStore::health);
  }

  void setHealth(long endpoint, Health health) {
    database.change(Sql.of("""
        insert into webhook_health (webhook_id, failures, failing_since, rests_until, paused_at) select id, ?, ?, ?, ? from webhooks where id = ?
        on conflict (webhook_id) do update
        set failures = excluded.failures, failing_since = excluded.failing_since, rests_until = excluded.rests_until, paused_at = excluded.paused_at
        """, health.failures(), time(health.failingSince()), time(health.restsUntil()), time(health.pausedAt()), endpoint));
  }

  /** Whether it had been failing. */
  boolean recovered(long endpoint) {
    return database.change(Sql.of("delete from webhook_health where webhook_id = ?", endpoint)) > 0;
  }

  private static @Nullable Object time(@Nullable Instant moment) {
    return moment == null ? null : Compare.time(moment);
  }

  private static Claimed claimed(Row row) {
    long endpoint = row.id("webhook_id");
    var stream = row.text("stream");
    var delivery = row.idOrNull("id") == null ? null : new Delivery(row.id("id"), row.text("uid"), endpoint,
        new Message(row.text("cause"), row.text("event"), stream, row.text("body")), row.integer("attempts"), row.instantOrNull("first_tried_at"));
    return new Claimed(endpoint, stream, row.integer("stream_attempts"), delivery);
  }

  static Health health(Row row) {
    return new Health(row.integer("failures"), row.instantOrNull("failing_since"), row.instantOrNull("rests_until"), row.instantOrNull("paused_at"));
  }
}
