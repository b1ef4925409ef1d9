package gewerk.views.table.edit;

import java.util.List;

import gewerk.platform.access.Viewer;
import gewerk.platform.database.Database;
import gewerk.platform.database.Sql;
import gewerk.platform.pages.forms.Choice;

/** What can be chosen from tables that are too large to hold in memory, by name. */
final class ChoiceStore {
  private static final int MOST = 500;

  private final Database database;

  ChoiceStore(Database database) {
    this.database = database;
  }

  /** Everybody who belongs to a project in which the viewer sees work. */
  List<Choice> people(Viewer viewer) {
    return database.list(Sql.of("""
        select p.id, p.name from principals p
        where p.kind in ('user', 'group', 'placeholder_user') and p.status <> 'locked'
          and exists (select from members m where m.principal_id = p.id and m.entity_type is null and
        """).then(viewer.where("view_work_packages", "m.project_id")).then(") order by lower(p.name), p.id limit ?", MOST),
        row -> new Choice(String.valueOf(row.id("id")), row.text("name")));
  }

  List<Choice> members(long projectId) {
    return database.list(Sql.of("""
        select p.id, p.name from principals p
        where p.status in ('active', 'invited') and exists (select from members m where m.principal_id = p.id and m.project_id = ? and m.entity_type is null)
        order by lower(p.name), p.id limit ?
        """, projectId, MOST), row -> new Choice(String.valueOf(row.id("id")), row.text("name")));
  }

  List<Choice> groups() {
    return database.list(Sql.of("select p.id, p.name from principals p where p.kind = 'group' order by lower(p.name), p.id limit ?", MOST),
        row -> new Choice(String.valueOf(row.id("id")), row.text("name")));
  }

  /** Projects in which the viewer holds a permission. */
  List<Choice> projects(Viewer viewer, String permission) {
    return database.list(Sql.of("select p.id, p.name from projects p where p.active and").then(viewer.where(permission, "p.id"))
        .then("order by lower(p.name), p.id limit ?", MOST), row -> new Choice(String.valueOf(row.id("id")), row.text("name")));
  }

  /** The options of a custom field; the root of a hierarchy is none. */
  List<Choice> options(long fieldId) {
    return database.list(Sql.of("""
        select o.id, o.value from custom_options o join custom_fields f on f.id = o.custom_field_id
        where o.custom_field_id = ? and (o.parent_id is not null or f.format <> 'hierarchy') order by o.position, o.id limit ?
        """, fieldId, MOST), row -> new Choice(String.valueOf(row.id("id")), row.text("value")));
  }
}
