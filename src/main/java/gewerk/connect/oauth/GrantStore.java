package gewerk.connect.oauth;

import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gewerk.connect.applications.Opaque;
import gewerk.platform.database.Compare;
import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;

/** The tables of codes and tokens, by their hashes. */
final class GrantStore {
  /** So long after its successor was first used a refresh token still gives tokens: clients with several processes refresh at the same time. */
  private static final int GRACE_SECONDS = 60;
  private static final int KEPT = 5_000;

  private static final Sql TOKENS = Sql.of("""
      select t.id, t.application_id, a.uid, a.enabled, t.user_id, a.client_credentials_user_id, t.scopes, t.family, t.granted_at, t.created_at, t.expires_at,
             t.revoked_at is not null or t.superseded_at is not null as ended, p.id as supersedes
      from oauth_tokens t join oauth_applications a on a.id = t.application_id
      left join oauth_tokens p on p.id = t.previous_id and p.superseded_at is null and p.revoked_at is null
      """);

  private final Database database;
  private final Held<Cache<String, GrantedToken>> known;

  GrantStore(Database database) {
    this.database = database;
    known = Held.of(database, Set.of("oauth_tokens", "oauth_applications"), () -> Caffeine.newBuilder().maximumSize(KEPT).build());
  }

  void insertCode(GrantedCode code, String value) {
    database.change(Sql.of("""
        insert into oauth_codes (code_hash, application_id, user_id, redirect_uri, scopes, challenge, created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)
        """, Opaque.hash(value), code.applicationId(), code.userId(), code.redirectUri(), code.scopes().toArray(String[]::new), code.challenge(),
        Compare.time(code.createdAt()), Compare.time(code.expiresAt())));
  }

  Optional<GrantedCode> code(String value) {
    return code(Sql.of("code_hash = ?", (Object) Opaque.hash(value)));
  }

  Optional<GrantedCode> code(long id) {
    return code(Sql.of("id = ?", id));
  }

  /** False when somebody else was quicker. */
  boolean useCode(long id) {
    return database.change(Sql.of("update oauth_codes set used_at = now() where id = ? and used_at is null", id)) > 0;
  }

  void insertToken(NewToken token) {
    var refresh = token.refresh();
    database.change(Sql.of("""
        insert into oauth_tokens (application_id, user_id, family, previous_id, access_hash, refresh_hash, scopes, granted_at, created_at, expires_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, token.applicationId(), token.ownerId(), token.family(), token.previousId(), Opaque.hash(token.access()),
        refresh == null ? null : Opaque.hash(refresh), token.scopes().toArray(String[]::new), Compare.time(token.grantedAt()),
        Compare.time(token.createdAt()), Compare.time(token.expiresAt())));
  }

  /** From memory, as far as it is there: every request of a program brings one. */
  Optional<GrantedToken> access(String value) {
    var hash = Opaque.hash(value);
    var cache = known.get();
    var key = HexFormat.of().formatHex(hash);
    var token = Optional.ofNullable(cache.getIfPresent(key)).or(() -> token(Sql.of("where t.access_hash = ?", (Object) hash)));
    token.ifPresent(found -> cache.put(key, found));
    return token;
  }

  /** By a refresh token that still gives new ones. */
  Optional<GrantedToken> refreshable(String value) {
    return token(Sql.of("where t.refresh_hash = ? and t.revoked_at is null and (t.superseded_at is null or t.superseded_at > now() - make_interval(secs => ?))",
        Opaque.hash(value), GRACE_SECONDS));
  }

  Optional<GrantedToken> token(long id) {
    return token(Sql.of("where t.id = ?", id));
  }

  /** By either of a pair, whatever has become of it. */
  Optional<GrantedToken> either(String value) {
    var hash = Opaque.hash(value);
    return token(Sql.of("where t.access_hash = ? or t.refresh_hash = ?", hash, hash));
  }

  /** Its successor has been used: the client has it. */
  void supersede(long id) {
    database.change(Sql.of("update oauth_tokens set superseded_at = now() where id = ? and superseded_at is null", id));
  }

  /** All that came of one consent. */
  void revokeFamily(UUID family) {
    database.change(Sql.of("update oauth_tokens set revoked_at = now() where family = ? and revoked_at is null", family));
  }

  /** Other nodes may have noted it too. */
  void used(long id) {
    database.change(Sql.of("""
        insert into oauth_token_uses (token_id, used_at) select id, now() from oauth_tokens where id = ?
        on conflict (token_id) do update set used_at = excluded.used_at
        """, id));
  }

  private Optional<GrantedCode> code(Sql condition) {
    return database.one(Sql.of("""
        select id, application_id, user_id, redirect_uri, scopes, challenge, family, created_at, expires_at, used_at is not null as used
        from oauth_codes where""").then(condition),
        row -> new GrantedCode(row.id("id"), row.id("application_id"), row.id("user_id"), row.textOrNull("redirect_uri"), row.texts("scopes"),
            row.textOrNull("challenge"), UUID.fromString(row.text("family")), row.instant("created_at"), row.instant("expires_at"), row.bool("used")));
  }

  private Optional<GrantedToken> token(Sql condition) {
    return database.one(TOKENS.then(condition), GrantStore::token);
  }

  private static GrantedToken token(Row row) {
    return new GrantedToken(row.id("id"), row.id("application_id"), row.text("uid"), row.bool("enabled"), row.idOrNull("user_id"),
        row.idOrNull("client_credentials_user_id"), row.texts("scopes"), UUID.fromString(row.text("family")), row.instant("granted_at"),
        row.instant("created_at"), row.instant("expires_at"), row.bool("ended"), row.idOrNull("supersedes"));
  }
}
