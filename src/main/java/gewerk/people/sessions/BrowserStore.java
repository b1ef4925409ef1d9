package gewerk.people.sessions;

import java.time.Instant;
import java.util.Optional;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;

/** The table of browsers in which people have signed in. */
final class BrowserStore {
  private final Database database;

  BrowserStore(Database database) {
    this.database = database;
  }

  /** Where somebody is told of a new one. */
  record Address(String name, String email, String language) {}

  boolean hasAny(long userId) {
    return database.number(Sql.of("select count(*) from browsers where user_id = ?", userId)) > 0;
  }

  /** True when it is the first time. */
  boolean seen(long userId, byte[] hash) {
    return database.number(Sql.of("""
        with noted as (
          insert into browsers (user_id, token_hash) values (?, ?)
          on conflict (user_id, token_hash) do update set last_seen_at = now() returning (xmax = 0) as fresh)
        select count(*) filter (where fresh) from noted
        """, userId, hash)) > 0;
  }

  Optional<Instant> trustedUntil(long userId, byte[] hash) {
    return database.one(Sql.of("select trusted_until from browsers where user_id = ? and token_hash = ? and trusted_until is not null", userId, hash),
        row -> row.instant("trusted_until"));
  }

  void trust(long userId, byte[] hash, Instant until) {
    database.change(Sql.of("update browsers set trusted_until = ? where user_id = ? and token_hash = ?", Compare.time(until), userId, hash));
  }

  void trustNone(long userId) {
    database.change(Sql.of("update browsers set trusted_until = null where user_id = ?", userId));
  }

  Optional<Address> addressOf(long userId) {
    return database.one(Sql.of("""
        select p.name, u.email, u.language from users u join principals p on p.id = u.id where u.id = ? and u.email is not null
        """, userId), row -> new Address(row.text("name"), row.text("email"), row.text("language")));
  }
}
