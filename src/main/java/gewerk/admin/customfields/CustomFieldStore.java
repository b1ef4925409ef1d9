package gewerk.admin.customfields;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import gewerk.admin.customfields.CustomField.Limits;
import gewerk.admin.customfields.CustomField.Scope;
import gewerk.platform.database.CustomColumn;
import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** Reads the definitions of custom fields; few, and held in memory with all that belongs to them. */
final class CustomFieldStore {
  static final Set<String> TABLES = Set.of("custom_fields", "custom_options", "custom_field_types", "custom_field_projects");

  private final Database database;
  private final Held<Map<Long, CustomField>> fields;

  CustomFieldStore(Database database) {
    this.database = database;
    fields = Held.of(database, TABLES, this::load);
  }

  /** In the order of their positions. */
  Map<Long, CustomField> all() {
    return fields.get();
  }

  List<CustomField> of(String resource) {
    return all().values().stream().filter(field -> field.resource().equals(resource)).toList();
  }

  /** Which of these people and groups are members of a project. */
  Set<Long> membersAmong(Collection<Long> principals, long projectId) {
    return new HashSet<>(database.list(Sql.of("""
        select principal_id from members where project_id = ? and entity_type is null and principal_id = any(?)
        """, projectId, Sql.longs(principals)), row -> row.id("principal_id")));
  }

  /** What rows are put in order by; the names and positions of what their values point at, not the ids. */
  static String order(Format format, CustomColumn column) {
    return switch (format) {
      case STRING, TEXT, LINK -> "lower(" + column.text() + ")";
      case INT, FLOAT -> column.number();
      case DATE -> column.date();
      case BOOL -> column.truth();
      case USER -> "(select lower(p.name) from principals p where p.id = " + column.id() + ")";
      case VERSION -> "(select lower(v.name) from versions v where v.id = " + column.id() + ")";
      case LIST, HIERARCHY -> "(select o.position from custom_options o where o.id = " + column.id() + ")";
      case CALCULATED_VALUE -> throw new IllegalArgumentException("A calculated value has no column of its own");
    };
  }

  private Map<Long, CustomField> load() {
    var options = options();
    var types = pairs("select custom_field_id, type_id as other from custom_field_types");
    var projects = pairs("select custom_field_id, project_id as other from custom_field_projects");
    var all = new LinkedHashMap<Long, CustomField>();
    database.list(Sql.of("""
        select id, resource, name, format, required, multi_value, for_all_projects, admin_only, filterable, searchable, minimum_length,
          maximum_length, pattern, formula, default_value, position
        from custom_fields order by position, id
        """), row -> field(row, options.getOrDefault(row.id("id"), List.of()), new Scope(row.bool("for_all_projects"),
            projects.getOrDefault(row.id("id"), Set.of()), types.getOrDefault(row.id("id"), Set.of())))).forEach(field -> all.put(field.id(), field));
    return all;
  }

  private Map<Long, List<CustomOption>> options() {
    return database.list(Sql.of("""
        select id, custom_field_id, parent_id, value, short, position, is_default from custom_options order by position, id
        """), CustomFieldStore::option).stream().collect(Collectors.groupingBy(CustomOption::fieldId));
  }

  private Map<Long, Set<Long>> pairs(String query) {
    return database.list(Sql.of(query), row -> Map.entry(row.id("custom_field_id"), row.id("other"))).stream()
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableSet())));
  }

  private static CustomField field(Row row, List<CustomOption> options, Scope scope) {
    var format = Format.of(row.text("format"));
    return new CustomField(row.id("id"), row.text("resource"), row.text("name"), format, row.bool("required"),
        row.bool("multi_value") && format.canBeSeveral(), row.bool("admin_only"), row.bool("filterable"), row.bool("searchable"),
        new Limits(row.integerOrNull("minimum_length"), row.integerOrNull("maximum_length"), row.textOrNull("pattern")),
        row.textOrNull("formula"), row.textOrNull("default_value"), row.integer("position"), scope,
        format == Format.HIERARCHY ? depthFirst(options) : List.copyOf(options));
  }

  private static CustomOption option(Row row) {
    return new CustomOption(row.id("id"), row.id("custom_field_id"), row.idOrNull("parent_id"), row.text("value"), row.textOrNull("short"),
        row.integer("position"), row.bool("is_default"));
  }

  private static List<CustomOption> depthFirst(List<CustomOption> options) {
    var ordered = new ArrayList<CustomOption>();
    descend(options, null, ordered);
    return List.copyOf(ordered);
  }

  private static void descend(List<CustomOption> options, @Nullable Long parent, List<CustomOption> ordered) {
    options.stream().filter(option -> java.util.Objects.equals(option.parentId(), parent)).forEach(option -> {
      ordered.add(option);
      descend(options, option.id(), ordered);
    });
  }
}
