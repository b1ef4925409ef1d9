package gewerk.connect.applications;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** The table of applications; held in memory. */
final class ApplicationStore {
  private final Database database;
  private final Held<Map<Long, Application>> applications;

  ApplicationStore(Database database) {
    this.database = database;
    applications = Held.of(database, Set.of("oauth_applications"), this::read);
  }

  /** In the order of their names. */
  Map<Long, Application> all() {
    return applications.get();
  }

  long insert(String uid, Wish wish, @Nullable String secretHash, @Nullable Long ownerId) {
    return database.insert(Sql.of("""
        insert into oauth_applications (uid, name, secret_hash, redirect_uris, scopes, confidential, owner_id, client_credentials_user_id)
        values (?, ?, ?, ?, ?, ?, ?, ?) returning id
        """, uid, wish.name(), secretHash, texts(wish.redirectUris()), texts(wish.scopes()), wish.confidential(), ownerId, wish.clientCredentialsUserId()));
  }

  void update(long id, Wish wish) {
    database.change(Sql.of("""
        update oauth_applications set name = ?, redirect_uris = ?, scopes = ?, confidential = ?, client_credentials_user_id = ?, updated_at = now()
        where id = ?
        """, wish.name(), texts(wish.redirectUris()), texts(wish.scopes()), wish.confidential(), wish.clientCredentialsUserId(), id));
  }

  void setSecret(long id, @Nullable String hash) {
    database.change(Sql.of("update oauth_applications set secret_hash = ?, updated_at = now() where id = ?", hash, id));
  }

  void enable(long id, boolean enabled) {
    database.change(Sql.of("update oauth_applications set enabled = ?, updated_at = now() where id = ?", enabled, id));
  }

  void delete(long id) {
    database.change(Sql.of("delete from oauth_applications where id = ?", id));
  }

  /** As they stand in the transaction at hand. */
  Map<Long, Application> read() {
    var all = new LinkedHashMap<Long, Application>();
    database.list(Sql.of("""
        select id, uid, name, secret_hash, redirect_uris, scopes, confidential, enabled, builtin, owner_id, client_credentials_user_id, created_at, updated_at
        from oauth_applications order by lower(name), id
        """), ApplicationStore::application).forEach(application -> all.put(application.id(), application));
    return all;
  }

  private static Application application(Row row) {
    return new Application(row.id("id"), row.text("uid"), row.text("name"), row.textOrNull("secret_hash"), row.texts("redirect_uris"), row.texts("scopes"),
        row.bool("confidential"), row.bool("enabled"), row.bool("builtin"), row.idOrNull("owner_id"), row.idOrNull("client_credentials_user_id"),
        row.instant("created_at"), row.instant("updated_at"));
  }

  private static Object texts(List<String> texts) {
    return texts.toArray(String[]::new);
  }
}
