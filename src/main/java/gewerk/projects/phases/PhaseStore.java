package gewerk.projects.phases;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;

/** The tables of phases; definitions are few and held in memory. */
final class PhaseStore {
  private final Database database;
  private final Held<Map<Long, PhaseDefinition>> definitions;

  PhaseStore(Database database) {
    this.database = database;
    definitions = Held.of(database, Set.of("project_phase_definitions"), this::load);
  }

  /** In the order of their positions. */
  Map<Long, PhaseDefinition> definitions() {
    return definitions.get();
  }

  Optional<Phase> find(long id) {
    return database.one(Sql.of("""
        select p.id, d.name, p.active, p.definition_id, p.project_id, p.created_at, p.updated_at
        from project_phases p join project_phase_definitions d on d.id = p.definition_id where p.id = ?
        """, id), PhaseStore::phase);
  }

  private Map<Long, PhaseDefinition> load() {
    var all = new LinkedHashMap<Long, PhaseDefinition>();
    database.list(Sql.of("select id, name, start_gate_name, finish_gate_name, created_at, updated_at from project_phase_definitions order by position, id"),
        PhaseStore::definition).forEach(definition -> all.put(definition.id(), definition));
    return all;
  }

  private static PhaseDefinition definition(Row row) {
    return new PhaseDefinition(row.id("id"), row.text("name"), row.textOrNull("start_gate_name"), row.textOrNull("finish_gate_name"),
        row.instant("created_at"), row.instant("updated_at"));
  }

  private static Phase phase(Row row) {
    return new Phase(row.id("id"), row.text("name"), row.bool("active"), row.id("definition_id"), row.id("project_id"), row.instant("created_at"),
        row.instant("updated_at"));
  }
}
