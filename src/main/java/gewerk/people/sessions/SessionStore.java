package gewerk.people.sessions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** The table of sessions, and what of an account signing in needs. */
final class SessionStore {
  private final Database database;

  SessionStore(Database database) {
    this.database = database;
  }

  /** What is looked at before somebody is let in. */
  record Account(long id, String login, String status, @Nullable String passwordHash, Change change, int failures,
      @Nullable Instant lastFailure, @Nullable Long sourceId) {}

  /** @param must at the next sign-in; {@code last}: none where there never was a password */
  record Change(boolean must, @Nullable Instant last) {}

  Optional<Account> accountOf(String login) {
    return account(Sql.of("lower(u.login) = lower(?)", login));
  }

  Optional<Account> account(long userId) {
    return account(Sql.of("u.id = ?", userId));
  }

  void failed(long userId, int failures) {
    database.change(Sql.of("update users set failed_login_count = ?, last_failed_login_at = now() where id = ?", failures, userId));
  }

  void succeeded(long userId) {
    database.change(Sql.of("update users set failed_login_count = 0, last_failed_login_at = null, last_login_at = now() where id = ?", userId));
  }

  void insert(byte[] hash, Session session, Browser browser) {
    database.change(Sql.of("insert into sessions (token_hash, user_id, csrf, remember, agent, address) values (?, ?, ?, ?, ?, ?)",
        hash, session.userId(), session.csrf(), session.remember(), browser.agent(), browser.address()));
  }

  /** Used last, first. */
  List<OpenSession> of(long userId, byte[] own) {
    return database.list(Sql.of("""
        select id, agent, address, remember, created_at, updated_at, token_hash = ? as own from sessions where user_id = ?
        order by own desc, updated_at desc, id
        """, own, userId), row -> new OpenSession(row.id("id"), row.text("agent"), row.text("address"),
        row.bool("remember"), new OpenSession.Times(row.instant("created_at"), row.instant("updated_at")), row.bool("own")));
  }

  boolean delete(long id, long userId) {
    return database.change(Sql.of("delete from sessions where id = ? and user_id = ?", id, userId)) > 0;
  }

  Optional<Session> find(byte[] hash) {
    return database.one(Sql.of("select user_id, csrf, remember, updated_at from sessions where token_hash = ?", (Object) hash), SessionStore::session);
  }

  void touch(byte[] hash) {
    database.change(Sql.of("update sessions set updated_at = now() where token_hash = ? and updated_at < now() - interval '1 minute'", (Object) hash));
  }

  void delete(byte[] hash) {
    database.change(Sql.of("delete from sessions where token_hash = ?", (Object) hash));
  }

  void deleteOf(long userId) {
    database.change(Sql.of("delete from sessions where user_id = ?", userId));
  }

  void deleteOthers(long userId, byte[] kept) {
    database.change(Sql.of("delete from sessions where user_id = ? and token_hash <> ?", userId, kept));
  }

  void deleteOlder(long userId, Instant moment) {
    database.change(Sql.of("delete from sessions where user_id = ? and updated_at < ?", userId, Compare.time(moment)));
  }

  private Optional<Account> account(Sql condition) {
    return database.one(Sql.of("""
        select u.id, u.login, p.status, u.password_hash, u.must_change_password, u.password_changed_at, u.failed_login_count, u.last_failed_login_at,
          u.auth_source_id
        from users u join principals p on p.id = u.id where""").then(condition),
        row -> new Account(row.id("id"), row.text("login"), row.text("status"), row.textOrNull("password_hash"),
            new Change(row.bool("must_change_password"), row.instantOrNull("password_changed_at")), row.integer("failed_login_count"),
            row.instantOrNull("last_failed_login_at"), row.idOrNull("auth_source_id")));
  }

  private static Session session(Row row) {
    return new Session(row.id("user_id"), row.text("csrf"), row.bool("remember"), row.instant("updated_at"));
  }
}
