package gewerk.people.factors;

import java.time.Duration;
import java.util.Optional;

import gewerk.people.sessions.Entrance.Arriving;
import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;

/** The tables of sign-ins that are half done, and of challenges for keys that are being added. */
final class HalfSignInStore {
  /** How long one may look for one's key. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  private final Database database;

  HalfSignInStore(Database database) {
    this.database = database;
  }

  void insert(byte[] hash, Arriving arriving) {
    database.change(Sql.of("delete from half_sign_ins where created_at < now() - interval '1 hour'"));
    database.change(Sql.of("insert into half_sign_ins (token_hash, user_id, remember, back) values (?, ?, ?, ?)",
        hash, arriving.userId(), arriving.remember(), arriving.back()));
  }

  Optional<HalfSignIn> find(byte[] hash) {
    return database.one(Sql.of("""
        select token_hash, user_id, remember, back, challenge, secret, failures from half_sign_ins
        where token_hash = ? and created_at > now() - make_interval(secs => ?)
        """, hash, LIFETIME.toSeconds()), row -> new HalfSignIn(row.bytes("token_hash"),
        new Arriving(row.id("user_id"), row.bool("remember"), row.text("back")), row.bytesOrNull("challenge"), row.textOrNull("secret"), row.integer("failures")));
  }

  void challenge(HalfSignIn half, byte[] challenge) {
    database.change(Sql.of("update half_sign_ins set challenge = ? where token_hash = ?", challenge, half.hash()));
  }

  void secret(HalfSignIn half, String sealed) {
    database.change(Sql.of("update half_sign_ins set secret = ? where token_hash = ? and secret is null", sealed, half.hash()));
  }

  void failed(HalfSignIn half) {
    database.change(Sql.of("update half_sign_ins set failures = failures + 1, challenge = null where token_hash = ?", (Object) half.hash()));
  }

  /** True for the one who finishes it. */
  boolean finish(HalfSignIn half) {
    return database.change(Sql.of("delete from half_sign_ins where token_hash = ?", (Object) half.hash())) > 0;
  }

  /** For a key that is being added. */
  void challenge(long userId, byte[] challenge) {
    database.change(Sql.of("""
        insert into key_challenges (user_id, challenge) values (?, ?)
        on conflict (user_id) do update set challenge = excluded.challenge, created_at = now()
        """, userId, challenge));
  }

  /** Good once. */
  Optional<byte[]> takeChallenge(long userId) {
    return database.one(Sql.of("delete from key_challenges where user_id = ? returning challenge, created_at > now() - make_interval(secs => ?) as good", userId,
        LIFETIME.toSeconds()), row -> row.bool("good") ? row.bytes("challenge") : new byte[0]).filter(challenge -> challenge.length > 0);
  }
}
