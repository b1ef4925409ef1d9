package gewerk.people.users;

import java.util.List;

import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;

/** Changes passwords, and remembers the hashes of those that were. */
final class PasswordStore {
  private static final int MOST_REMEMBERED = 50;

  private final Database database;

  PasswordStore(Database database) {
    this.database = database;
  }

  void set(long userId, String hash) {
    database.change(Sql.of("insert into former_passwords (user_id, password_hash) select id, password_hash from users where id = ? and password_hash is not null", userId));
    database.change(Sql.of("""
        delete from former_passwords where user_id = ? and id not in (select id from former_passwords where user_id = ? order by id desc limit ?)
        """, userId, userId, MOST_REMEMBERED));
    database.change(Sql.of("""
        update users set password_hash = ?, password_changed_at = now(), must_change_password = false, failed_login_count = 0, last_failed_login_at = null
        where id = ?
        """, hash, userId));
    database.change(Sql.of("delete from account_tokens where user_id = ? and kind = 'recovery'", userId));
    database.change(Sql.of("update browsers set trusted_until = null where user_id = ?", userId));
  }

  void signOutEverywhere(long userId) {
    database.change(Sql.of("delete from sessions where user_id = ?", userId));
  }

  void signOutElsewhere(long userId, byte[] session) {
    database.change(Sql.of("delete from sessions where user_id = ? and token_hash <> ?", userId, session));
  }

  /** The present one and those before it, newest first. */
  List<String> former(long userId, int most) {
    return database.list(Sql.of("""
        select password_hash from (
          select password_hash, 9223372036854775807 as id from users where id = ? and password_hash is not null
          union all select password_hash, id from former_passwords where user_id = ?) passwords
        order by id desc limit ?
        """, userId, userId, most), row -> row.text("password_hash"));
  }
}
