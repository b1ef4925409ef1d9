package gewerk.projects.favorites;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.Sql;

/** The table of favorite projects. */
final class FavoriteStore {
  private static final int PEOPLE_KEPT = 2_000;

  private final Database database;
  private final Held<Cache<Long, Set<Long>>> known;

  FavoriteStore(Database database) {
    this.database = database;
    known = Held.of(database, Set.of("project_favorites", "projects"), () -> Caffeine.newBuilder().maximumSize(PEOPLE_KEPT).build());
  }

  /** Those among these projects that somebody likes. */
  Map<Long, Boolean> among(Collection<Long> projectIds, long userId) {
    var all = known.get().get(userId, id -> Set.copyOf(of(id)));
    var favorites = new HashMap<Long, Boolean>();
    projectIds.stream().filter(all::contains).forEach(id -> favorites.put(id, true));
    return favorites;
  }

  List<Long> of(long userId) {
    return database.list(Sql.of("select project_id from project_favorites where user_id = ? order by created_at, project_id", userId),
        row -> row.id("project_id"));
  }

  /** A second time changes nothing. */
  void add(long projectId, long userId) {
    database.change(Sql.of("insert into project_favorites (project_id, user_id) values (?, ?) on conflict do nothing", projectId, userId));
  }

  void remove(long projectId, long userId) {
    database.change(Sql.of("delete from project_favorites where project_id = ? and user_id = ?", projectId, userId));
  }

  static Sql isFavoriteOf(long userId) {
    return Sql.of("exists (select 1 from project_favorites f where f.project_id = p.id and f.user_id = ?)", userId);
  }
}
