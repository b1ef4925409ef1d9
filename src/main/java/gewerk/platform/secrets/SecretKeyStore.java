package gewerk.platform.secrets;

import java.util.Optional;

import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** The one row that tells which key this database's secrets are encrypted with. */
final class SecretKeyStore {
  private final Database database;

  /** @param key only where the database keeps it itself */
  record Kept(@Nullable String key, String proof) {}

  SecretKeyStore(Database database) {
    this.database = database;
  }

  Optional<Kept> find() {
    return database.one(Sql.of("select key, proof from secret_key"), row -> new Kept(row.textOrNull("key"), row.text("proof")));
  }

  /** The first node's key stays; what stands there afterwards tells whose it was. */
  void insert(@Nullable String key, String proof) {
    database.change(Sql.of("insert into secret_key (key, proof) values (?, ?) on conflict do nothing", key, proof));
  }

  void forgetKey() {
    database.change(Sql.of("update secret_key set key = null"));
  }
}
