package gewerk.admin.seed.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.admin.seed.FreshInstallation;
import gewerk.admin.seed.Tables;
import org.jspecify.annotations.Nullable;

/** Finds the ids of everything that the example projects call by name. */
final class DemoNames {
  private final Map<String, Map<String, Long>> ids = new HashMap<>();

  DemoNames(Tables facts, Tables world) {
    know("people", Map.of("admin", Long.toString(FreshInstallation.ADMIN_ID)));
    know("people", world.ids("people", "login"));
    know("projects", world.ids("projects", "identifier"));
    know("categories", world.ids("categories", "name"));
    know("versions", world.ids("versions", "name"));
    know("custom_fields", world.ids("custom_fields", "name"));
    know("phases", Map.of("Initiating", "1", "Planning", "2", "Executing", "3", "Closing", "4"));
    for (var table : List.of("types", "statuses", "enumerations", "roles")) {
      know(table, facts.ids(table, "name"));
    }
  }

  /** Null for no name. */
  @Nullable Long find(String table, @Nullable String name) {
    return name == null ? null : id(table, name);
  }

  long id(String table, String name) {
    var id = ids.get(table).get(name);
    if (id == null) {
      throw new IllegalArgumentException("There is no \"" + name + "\" among the " + table + ".");
    }
    return id;
  }

  private void know(String table, Map<String, String> more) {
    var known = ids.computeIfAbsent(table, name -> new HashMap<>());
    more.forEach((name, id) -> known.put(name, Long.valueOf(id)));
  }
}
