package gewerk.people.users;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import gewerk.people.principals.User;
import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;
import gewerk.platform.resource.CustomValues;

/** Changes the tables of accounts. */
final class UserStore {
  private final Database database;

  UserStore(Database database) {
    this.database = database;
  }

  /** A picture as it was uploaded. */
  record Picture(String contentType, byte[] content) {}

  Optional<Long> idOf(String login) {
    return database.one(Sql.of("select id from users where lower(login) = lower(?)", login), row -> row.id("id"));
  }

  Optional<Long> idOfIdentity(String identityUrl) {
    return database.one(Sql.of("select id from users where identity_url = ?", identityUrl), row -> row.id("id"));
  }

  Optional<Long> idOfEmail(String email) {
    return database.one(Sql.of("select id from users where lower(email) = lower(?)", email), row -> row.id("id"));
  }

  boolean isLoginTaken(String login, long byOtherThan) {
    return database.number(Sql.of("select count(*) from users where lower(login) = lower(?) and id <> ?", login, byOtherThan)) > 0;
  }

  boolean isIdentityTaken(String identityUrl, long byOtherThan) {
    return database.number(Sql.of("select count(*) from users where identity_url = ? and id <> ?", identityUrl, byOtherThan)) > 0;
  }

  boolean isEmailTaken(String email, long byOtherThan) {
    return database.number(Sql.of("select count(*) from users where lower(email) = lower(?) and id <> ?", email, byOtherThan)) > 0;
  }

  /** Without a password. */
  long insert(User user) {
    long id = database.insert(Sql.of("insert into principals (kind, name, status) values ('user', ?, ?) returning id", user.name(), user.status()));
    database.change(Sql.of("""
        insert into users (id, login, first_name, last_name, email, admin, language, identity_url, auth_source_id, custom)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
        """, id, user.login(), user.firstName(), user.lastName(), user.email(), user.isAdmin(), user.language(), user.identityUrl(), user.authSourceId(),
        CustomValues.write(user.custom())));
    return id;
  }

  void update(User user) {
    database.change(Sql.of("update principals set name = ?, status = ?, updated_at = now() where id = ?", user.name(), user.status(), user.id()));
    database.change(Sql.of("""
        update users set login = ?, first_name = ?, last_name = ?, email = ?, admin = ?, language = ?, identity_url = ?, auth_source_id = ?, custom = ?::jsonb
        where id = ?
        """, user.login(), user.firstName(), user.lastName(), user.email(), user.isAdmin(), user.language(), user.identityUrl(),
        user.authSourceId(), CustomValues.write(user.custom()), user.id()));
  }

  void setStatus(long id, String status) {
    database.change(Sql.of("update principals set status = ?, updated_at = now() where id = ?", status, id));
  }

  void forgetFailures(long id) {
    database.change(Sql.of("update users set failed_login_count = 0, last_failed_login_at = null where id = ?", id));
  }

  Map<Long, Instant> lastSignIns(Collection<Long> ids) {
    return database.list(Sql.of("select id, last_login_at from users where last_login_at is not null and").then(Sql.anyOf("id", ids)),
        row -> Map.entry(row.id("id"), row.instant("last_login_at"))).stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  Optional<String> passwordHash(long id) {
    return database.one(Sql.of("select password_hash from users where id = ? and password_hash is not null", id), row -> row.text("password_hash"));
  }

  Optional<Picture> picture(long id) {
    return database.one(Sql.of("select content_type, content from user_avatars where user_id = ?", id),
        row -> new Picture(row.text("content_type"), row.bytes("content")));
  }

  /** Accounts that are blocked for a while after too many failures; {@code u} are the accounts. */
  static Sql blocked(int failures, int minutes) {
    return failures == 0 ? Sql.FALSE
        : Sql.of("(u.failed_login_count >= ? and u.last_failed_login_at > now() - make_interval(mins => ?))", failures, minutes);
  }
}
