package gewerk.views.views;

import java.util.Optional;

import gewerk.platform.access.Viewer;
import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Source;
import gewerk.platform.database.Sql;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Page;
import gewerk.views.queries.Queries;

/** The table of views. */
final class ViewStore {
  private static final Source<View> SOURCE = new Source<>("v.id, v.type, v.query_id, q.name, q.public, q.starred, q.project_id, v.created_at, v.updated_at",
      "views v join queries q on q.id = v.query_id", ViewStore::view);

  private final Database database;

  ViewStore(Database database) {
    this.database = database;
  }

  Page<View> page(Sql where, Listing listing, Viewer viewer) {
    return Page.load(database, SOURCE, where.and(Queries.visible(viewer)), listing, "v.id");
  }

  Optional<View> find(long id, Viewer viewer) {
    return SOURCE.rows(database, Sql.of("v.id = ?", id).and(Queries.visible(viewer)), "v.id").stream().findFirst();
  }

  long insert(ViewType type, long queryId) {
    return database.insert(Sql.of("insert into views (type, query_id) values (?, ?) returning id", type.word(), queryId));
  }

  private static View view(Row row) {
    return new View(row.id("id"), ViewType.of(row.text("type")).orElseThrow(), row.id("query_id"), row.text("name"), row.bool("public"), row.bool("starred"),
        row.idOrNull("project_id"), row.instant("created_at"), row.instant("updated_at"));
  }
}
