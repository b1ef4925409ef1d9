package gewerk.work.shares;

import java.util.List;
import java.util.Optional;

import gewerk.platform.access.Viewer;
import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Source;
import gewerk.platform.database.Sql;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Page;

/** Reads shares from the tables of members; what people have through groups is told with the group. */
final class ShareStore {
  private static final Source<Share> SOURCE = new Source<>("""
      m.id, m.principal_id, p.name, wp.id as work_package_id, wp.project_id, m.created_at, m.updated_at,
      array(select r.role_id from member_roles r where r.member_id = m.id and r.inherited_from is null order by r.role_id) as role_ids
      """, "members m join principals p on p.id = m.principal_id join work_packages wp on m.entity_type = 'WorkPackage' and wp.id = m.entity_id", ShareStore::share);
  private static final Sql GIVEN = Sql.of("exists (select from member_roles r where r.member_id = m.id and r.inherited_from is null)");

  private final Database database;

  ShareStore(Database database) {
    this.database = database;
  }

  Page<Share> page(Sql where, Listing listing, Viewer viewer) {
    return Page.load(database, SOURCE, Sql.and(List.of(GIVEN, visible(viewer), where)), listing, "m.id");
  }

  Optional<Share> find(long id, Viewer viewer) {
    return SOURCE.rows(database, Sql.and(List.of(GIVEN, visible(viewer), Sql.of("m.id = ?", id))), "m.id").stream().findFirst();
  }

  private static Sql visible(Viewer viewer) {
    return viewer.where("view_shared_work_packages", "wp.project_id");
  }

  private static Share share(Row row) {
    return new Share(row.id("id"), row.id("principal_id"), row.text("name"), row.id("work_package_id"), row.id("project_id"), row.ids("role_ids"),
        row.instant("created_at"), row.instant("updated_at"));
  }
}
