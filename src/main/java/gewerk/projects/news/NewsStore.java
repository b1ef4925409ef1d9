package gewerk.projects.news;

import java.util.Optional;

import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Source;
import gewerk.platform.database.Sql;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Page;

/** The table of news. */
final class NewsStore {
  private static final Source<NewsItem> SOURCE =
      new Source<>("n.id, n.project_id, n.author_id, n.title, n.summary, n.description, n.created_at, n.updated_at", "news n", NewsStore::item);

  private final Database database;

  NewsStore(Database database) {
    this.database = database;
  }

  Page<NewsItem> page(Sql where, Listing listing) {
    return Page.load(database, SOURCE, where, listing, "n.id");
  }

  Optional<NewsItem> find(long id) {
    return SOURCE.rows(database, Sql.of("n.id = ?", id), "n.id").stream().findFirst();
  }

  long insert(NewsItem item) {
    return database.insert(Sql.of("insert into news (project_id, author_id, title, summary, description) values (?, ?, ?, ?, ?) returning id",
        item.projectId(), item.authorId(), item.title(), item.summary(), item.description()));
  }

  void update(NewsItem item) {
    database.change(Sql.of("update news set title = ?, summary = ?, description = ?, updated_at = now() where id = ?",
        item.title(), item.summary(), item.description(), item.id()));
  }

  void delete(long id) {
    database.change(Sql.of("delete from news where id = ?", id));
  }

  private static NewsItem item(Row row) {
    return new NewsItem(row.id("id"), row.id("project_id"), row.id("author_id"), row.text("title"), row.text("summary"), row.text("description"),
        row.instant("created_at"), row.instant("updated_at"));
  }
}
