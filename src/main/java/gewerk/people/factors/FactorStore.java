package gewerk.people.factors;

import java.util.List;
import java.util.Optional;

import gewerk.people.factors.SecondFactor.Kind;
import gewerk.people.factors.SecondFactor.Proof;
import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;

/** The tables of second factors and backup codes. */
final class FactorStore {
  private static final String COLUMNS = "id, user_id, kind, name, secret, credential, counter, is_default, confirmed_at is not null as confirmed, last_used_at";

  private final Database database;

  FactorStore(Database database) {
    this.database = database;
  }

  /** Whom to tell. */
  record Owner(String name, String login, String email, String language) {}

  List<SecondFactor> of(long userId) {
    return database.list(Sql.of("select " + COLUMNS + " from second_factors where user_id = ? order by id", userId), FactorStore::factor);
  }

  Optional<SecondFactor> find(long id, long userId) {
    return database.one(Sql.of("select " + COLUMNS + " from second_factors where id = ? and user_id = ?", id, userId), FactorStore::factor);
  }

  /** Apps that were begun and never confirmed are forgotten. */
  long insertApp(long userId, String name, String sealed) {
    database.change(Sql.of("delete from second_factors where user_id = ? and confirmed_at is null", userId));
    return database.insert(Sql.of("insert into second_factors (user_id, kind, name, secret) values (?, 'totp', ?, ?) returning id", userId, name, sealed));
  }

  long insertKey(long userId, String name, byte[] credentialId, Proof proof) {
    return database.insert(Sql.of("""
        insert into second_factors (user_id, kind, name, credential_id, credential, counter, confirmed_at) values (?, 'webauthn', ?, ?, ?, ?, now()) returning id
        """, userId, name, credentialId, proof.credential(), proof.counter()));
  }

  boolean isKnown(byte[] credentialId) {
    return database.number(Sql.of("select count(*) from second_factors where credential_id = ?", (Object) credentialId)) > 0;
  }

  List<byte[]> credentialIds(long userId) {
    return database.list(Sql.of("select credential_id from second_factors where user_id = ? and credential_id is not null", userId), row -> row.bytes("credential_id"));
  }

  Optional<SecondFactor> byCredential(byte[] credentialId, long userId) {
    return database.one(Sql.of("select " + COLUMNS + " from second_factors where credential_id = ? and user_id = ?", credentialId, userId), FactorStore::factor);
  }

  /** The first one becomes the default. */
  void confirmed(long id, long userId) {
    database.change(Sql.of("update second_factors set confirmed_at = now() where id = ? and confirmed_at is null", id));
    database.change(Sql.of("""
        update second_factors set is_default = true where id = ? and not exists (select from second_factors o where o.user_id = ? and o.is_default)
        """, id, userId));
  }

  /** False when this step, or a later one, was used already: a code is good once. */
  boolean used(long id, long counter) {
    return database.change(Sql.of("update second_factors set counter = ?, last_used_at = now() where id = ? and counter < ?", counter, id, counter)) > 0;
  }

  /** Some keys do not count. */
  boolean usedKey(long id, long counter) {
    return database.change(Sql.of("""
        update second_factors set counter = ?, last_used_at = now() where id = ? and (counter < ? or counter = 0 and ? = 0)
        """, counter, id, counter, counter)) > 0;
  }

  void makeDefault(long id, long userId) {
    database.change(Sql.of("update second_factors set is_default = false where user_id = ? and is_default", userId));
    database.change(Sql.of("update second_factors set is_default = true where id = ? and user_id = ? and confirmed_at is not null", id, userId));
  }

  /** Another one becomes the default; backup codes alone are no second factor. */
  void delete(long id, long userId) {
    database.change(Sql.of("delete from second_factors where id = ? and user_id = ?", id, userId));
    database.change(Sql.of("""
        update second_factors set is_default = true where id = (select min(id) from second_factors where user_id = ? and confirmed_at is not null)
          and not exists (select from second_factors o where o.user_id = ? and o.is_default)
        """, userId, userId));
    database.change(Sql.of("""
        delete from backup_codes where user_id = ? and not exists (select from second_factors where user_id = ? and confirmed_at is not null)
        """, userId, userId));
  }

  boolean deleteAll(long userId) {
    database.change(Sql.of("delete from backup_codes where user_id = ?", userId));
    return database.change(Sql.of("delete from second_factors where user_id = ?", userId)) > 0;
  }

  boolean hasConfirmed(long userId) {
    return database.number(Sql.of("select count(*) from second_factors where user_id = ? and confirmed_at is not null", userId)) > 0;
  }

  void replaceCodes(long userId, List<byte[]> hashes) {
    database.change(Sql.of("delete from backup_codes where user_id = ?", userId));
    database.changeAll("insert into backup_codes (user_id, code_hash) values (?, ?)", hashes.stream().map(hash -> new Object[] {userId, hash}).toList());
  }

  boolean useCode(long userId, byte[] hash) {
    return database.change(Sql.of("update backup_codes set used_at = now() where user_id = ? and code_hash = ? and used_at is null", userId, hash)) > 0;
  }

  long codesLeft(long userId) {
    return database.number(Sql.of("select count(*) from backup_codes where user_id = ? and used_at is null", userId));
  }

  List<Equipped> equipped(int most) {
    return database.list(Sql.of("""
        select u.id, p.name, u.login, f.apps, f.keys, (select count(*) from backup_codes b where b.user_id = u.id and b.used_at is null) as codes
        from users u join principals p on p.id = u.id
        join (select user_id, count(*) filter (where kind = 'totp') as apps, count(*) filter (where kind = 'webauthn') as keys
              from second_factors where confirmed_at is not null group by user_id) f on f.user_id = u.id
        order by lower(p.name), p.id limit ?
        """, most), row -> new Equipped(row.id("id"), row.text("name"), row.text("login"), row.integer("apps"), row.integer("keys"), row.integer("codes")));
  }

  Optional<Owner> owner(long userId) {
    return database.one(Sql.of("select p.name, u.login, coalesce(u.email, '') as email, u.language from users u join principals p on p.id = u.id where u.id = ?", userId),
        row -> new Owner(row.text("name"), row.text("login"), row.text("email"), row.text("language")));
  }

  private static SecondFactor factor(Row row) {
    return new SecondFactor(row.id("id"), row.id("user_id"), Kind.of(row.text("kind")), row.text("name"),
        new Proof(row.textOrNull("secret"), row.bytesOrNull("credential"), row.id("counter")), row.bool("is_default"), row.bool("confirmed"),
        row.instantOrNull("last_used_at"));
  }
}
