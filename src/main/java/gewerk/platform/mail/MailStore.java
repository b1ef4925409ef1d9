package gewerk.platform.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;

/** The table of outgoing mails. What they say comes and goes sealed. */
final class MailStore {
  private final Database database;

  MailStore(Database database) {
    this.database = database;
  }

  /** A claimed mail. */
  record Claimed(long id, String messageId, int attempts, Mail mail) {}

  void insert(Mail sealed) {
    database.change(Sql.of("insert into outgoing_mails (kind, address, subject, html, plain) values (?, ?, ?, ?, ?)",
        sealed.kind(), sealed.address(), sealed.subject(), sealed.html(), sealed.plain()));
  }

  /** The next one that is due and not too old; nobody else gets it until the lease is over. */
  Optional<Claimed> claim(Instant leaseEnds, Duration oldest) {
    return database.one(Sql.of("""
        with next as (
          select id from outgoing_mails
          where sent_at is null and failed_at is null and due_at <= now() and created_at >= now() - make_interval(secs => ?)
          order by due_at, id limit 1 for update skip locked)
        update outgoing_mails m set due_at = ?, attempts = attempts + 1 from next where m.id = next.id
        returning m.id, m.message_id::text as message_id, m.attempts, m.kind, m.address, m.subject, m.html, m.plain
        """, oldest.toSeconds(), Compare.time(leaseEnds)), row -> new Claimed(row.id("id"), row.text("message_id"), row.integer("attempts"),
        new Mail(row.text("kind"), row.text("address"), row.text("subject"), row.text("html"), row.text("plain"))));
  }

  void sent(long id) {
    database.change(Sql.of("update outgoing_mails set sent_at = now(), html = null, plain = null, last_error = null where id = ?", id));
  }

  void retry(Claimed claimed, Instant dueAt, String error) {
    database.change(Sql.of("update outgoing_mails set due_at = ?, last_error = ? where id = ? and attempts = ?",
        Compare.time(dueAt), error, claimed.id(), claimed.attempts()));
  }

  void giveUp(long id, String error) {
    database.change(Sql.of("update outgoing_mails set failed_at = now(), last_error = ? where id = ?", error, id));
  }

  /** Those that have been tried, or have waited, for this long; not while one is being sent. */
  int giveUpOlder(Duration age) {
    return database.change(Sql.of("""
        update outgoing_mails set failed_at = now()
        where sent_at is null and failed_at is null and due_at <= now() and created_at < now() - make_interval(secs => ?)
        """, age.toSeconds()));
  }

  /** Gives a failed one another day. */
  boolean again(long id) {
    return database.change(Sql.of("""
        update outgoing_mails set failed_at = null, attempts = 0, due_at = now(), created_at = now() where id = ? and failed_at is not null
        """, id)) > 0;
  }

  boolean discard(long id) {
    return database.change(Sql.of("delete from outgoing_mails where id = ? and sent_at is null", id)) > 0;
  }

  List<Waiting> waiting(int most) {
    return database.list(Sql.of("""
        select id, kind, address, subject, attempts, coalesce(last_error, '') as last_error, created_at, due_at, failed_at
        from outgoing_mails where sent_at is null order by failed_at is null, id desc limit ?
        """, most), MailStore::waiting);
  }

  long number(boolean failed) {
    return database.number(Sql.of("select count(*) from outgoing_mails where sent_at is null and (failed_at is not null) = ?", failed));
  }

  int forget(Duration sent, Duration failed) {
    return database.change(Sql.of("""
        delete from outgoing_mails where sent_at < now() - make_interval(secs => ?) or failed_at < now() - make_interval(secs => ?)
        """, sent.toSeconds(), failed.toSeconds()));
  }

  private static Waiting waiting(Row row) {
    return new Waiting(row.id("id"), new Waiting.What(row.text("kind"), row.text("address"), row.text("subject")), row.integer("attempts"),
        row.text("last_error"), row.instant("created_at"), row.instant("due_at"), row.instantOrNull("failed_at"));
  }
}
