package gewerk.work.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;

/** The table of types and which projects use them; small, and held in memory. */
final class TypeStore {
  private final Held<Map<Long, Type>> types;
  private final Held<Map<Long, List<Long>>> byProject;

  TypeStore(Database database) {
    types = Held.of(database, Set.of("types"), () -> load(database));
    byProject = Held.of(database, Set.of("types", "project_types"), () -> loadByProject(database));
  }

  /** In the order of their positions. */
  Map<Long, Type> all() {
    return types.get();
  }

  /** The ids of the types that a project uses, in the order of their positions. */
  List<Long> ofProject(long projectId) {
    return byProject.get().getOrDefault(projectId, List.of());
  }

  private static Map<Long, Type> load(Database database) {
    var all = new LinkedHashMap<Long, Type>();
    database.list(Sql.of("""
        select id, name, position, color, is_default, is_milestone, description, form::text as form, created_at, updated_at
        from types order by position, id
        """), TypeStore::type).forEach(type -> all.put(type.id(), type));
    return all;
  }

  private static Map<Long, List<Long>> loadByProject(Database database) {
    var all = new HashMap<Long, List<Long>>();
    database.list(Sql.of("""
        select pt.project_id, pt.type_id
        from project_types pt join types t on t.id = pt.type_id
        order by t.position, t.id
        """), row -> Map.entry(row.id("project_id"), row.id("type_id")))
        .forEach(entry -> all.computeIfAbsent(entry.getKey(), key -> new ArrayList<>()).add(entry.getValue()));
    return all;
  }

  private static Type type(Row row) {
    return new Type(row.id("id"), row.text("name"), row.integer("position"), row.textOrNull("color"), row.bool("is_default"), row.bool("is_milestone"),
        row.text("description"), form(row.text("form")), row.instant("created_at"), row.instant("updated_at"));
  }

  @SuppressWarnings("unchecked")
  private static TypeForm form(String json) {
    return TypeForm.of((List<Map<String, Object>>) JsonColumn.read(json));
  }
}
