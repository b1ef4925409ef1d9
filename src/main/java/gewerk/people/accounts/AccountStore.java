package gewerk.people.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import gewerk.people.accounts.Proof.Kind;
import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** The table of proofs, and what of accounts coming to life changes. */
final class AccountStore {
  private final Database database;

  AccountStore(Database database) {
    this.database = database;
  }

  /** Somebody who was invited or has registered and has not come yet; {@code until}: none where there is no link. */
  record Awaited(long id, String name, String email, String status, @Nullable Instant until) {}

  /** An earlier one of its kind is void from now on. */
  void insert(byte[] hash, long userId, Kind kind, Duration lifetime) {
    database.change(Sql.of("delete from account_tokens where user_id = ? and kind = ?", userId, kind.word()));
    database.change(Sql.of("insert into account_tokens (token_hash, user_id, kind, expires_at) values (?, ?, ?, now() + make_interval(secs => ?))",
        hash, userId, kind.word(), lifetime.toSeconds()));
  }

  Optional<Proof> find(byte[] hash) {
    return database.one(Sql.of("select user_id, kind, expires_at from account_tokens where token_hash = ?", (Object) hash),
        row -> new Proof(row.id("user_id"), Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)), row.instant("expires_at")));
  }

  /** Only one of two who come at the same time gets it. */
  boolean use(byte[] hash) {
    return database.change(Sql.of("delete from account_tokens where token_hash = ? and expires_at > now()", (Object) hash)) > 0;
  }

  void forget(Duration afterwards) {
    database.change(Sql.of("delete from account_tokens where expires_at < now() - make_interval(secs => ?)", afterwards.toSeconds()));
  }

  void setStatus(long userId, String status) {
    database.change(Sql.of("update principals set status = ?, updated_at = now() where id = ?", status, userId));
  }

  void setNames(long userId, String name, String firstName, String lastName) {
    database.change(Sql.of("update principals set name = ? where id = ?", name, userId));
    database.change(Sql.of("update users set first_name = ?, last_name = ? where id = ?", firstName, lastName, userId));
  }

  List<Awaited> awaited(int most) {
    return database.list(Sql.of("""
        select p.id, p.name, coalesce(u.email, '') as email, p.status, t.expires_at
        from principals p join users u on u.id = p.id left join account_tokens t on t.user_id = p.id and t.kind in ('invitation', 'registration')
        where p.status in ('invited', 'registered') order by p.created_at desc, p.id limit ?
        """, most), AccountStore::awaited);
  }

  Optional<Awaited> awaitedOne(long userId) {
    return database.one(Sql.of("""
        select p.id, p.name, coalesce(u.email, '') as email, p.status, null::timestamptz as expires_at
        from principals p join users u on u.id = p.id where p.status in ('invited', 'registered') and p.id = ?
        """, userId), AccountStore::awaited);
  }

  List<Long> administrators() {
    return database.list(Sql.of("select u.id from users u join principals p on p.id = u.id where u.admin and p.status = 'active'"), row -> row.id("id"));
  }

  boolean hasPassword(long userId) {
    return database.number(Sql.of("select count(*) from users where id = ? and password_hash is not null", userId)) > 0;
  }

  private static Awaited awaited(Row row) {
    return new Awaited(row.id("id"), row.text("name"), row.text("email"), row.text("status"), row.instantOrNull("expires_at"));
  }
}
