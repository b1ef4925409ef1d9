package gewerk.connect.tokens;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gewerk.platform.database.Compare;
import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** The table of API tokens. */
final class TokenStore {
  private static final String COLUMNS = "id, user_id, name, expires_at, last_used_at, created_at";

  private static final int KEPT = 5_000;

  private final Database database;
  private final Held<Cache<String, ApiToken>> known;

  TokenStore(Database database) {
    this.database = database;
    known = Held.of(database, Set.of("api_tokens", "users"), () -> Caffeine.newBuilder().maximumSize(KEPT).build());
  }

  /** From memory, as far as it is there: nearly every request brings one. */
  Optional<ApiToken> find(byte[] hash) {
    var cache = known.get();
    var key = HexFormat.of().formatHex(hash);
    var token = Optional.ofNullable(cache.getIfPresent(key)).or(() -> load(hash));
    token.ifPresent(found -> cache.put(key, found));
    return token;
  }

  private Optional<ApiToken> load(byte[] hash) {
    return database.one(Sql.of("select " + COLUMNS + " from api_tokens where token_hash = ?", (Object) hash), TokenStore::token);
  }

  List<ApiToken> of(long userId) {
    return database.list(Sql.of("select " + COLUMNS + " from api_tokens where user_id = ? order by lower(name), id", userId), TokenStore::token);
  }

  /** Nothing, when the user has a token of this name already. */
  Optional<ApiToken> insert(long userId, String name, byte[] hash, @Nullable Instant expiresAt) {
    return database.one(Sql.of("""
        insert into api_tokens (user_id, name, token_hash, expires_at) values (?, ?, ?, ?)
        on conflict (user_id, name) do nothing returning id, user_id, name, expires_at, last_used_at, created_at
        """, userId, name, hash, expiresAt == null ? null : Compare.time(expiresAt)), TokenStore::token);
  }

  boolean delete(long id, long userId) {
    return database.change(Sql.of("delete from api_tokens where id = ? and user_id = ?", id, userId)) > 0;
  }

  /** Other nodes may have noted it too. */
  void used(long id) {
    database.change(Sql.of("""
        update api_tokens set last_used_at = now() where id = ? and (last_used_at is null or last_used_at < now() - interval '1 minute')
        """, id));
  }

  private static ApiToken token(Row row) {
    return new ApiToken(row.id("id"), row.id("user_id"), row.text("name"), row.instantOrNull("expires_at"), row.instantOrNull("last_used_at"),
        row.instant("created_at"));
  }
}
