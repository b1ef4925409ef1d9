package gewerk.admin.seed;

import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;

/** Whether an administrator still has the password that everybody knows. */
public final class FirstPasswordStore {
  private final Database database;

  public FirstPasswordStore(Database database) {
    this.database = database;
  }

  public boolean isWellKnown() {
    return database.number(Sql.of("select count(*) from users where admin and must_change_password")) > 0;
  }
}
