package gewerk.admin.seed.demo;

import static gewerk.admin.seed.Rows.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import gewerk.admin.seed.Tables;

/** The custom fields of the example projects, one of each format, and what stands in them. */
final class DemoFields {
  private static final String BETWEEN = ", ";

  private final Tables world;
  private final DemoNames names;
  private final Today today;
  private final Map<List<String>, Integer> options = new LinkedHashMap<>();

  DemoFields(Tables world, DemoNames names, Today today) {
    this.world = world;
    this.names = names;
    this.today = today;
    world.rows("custom_fields").forEach(
        field -> Tables.words(field.get("options"), BETWEEN).forEach(option -> options.put(List.of(field.get("name"), option), options.size() + 1)));
  }

  Map<String, List<Map<String, Object>>> definitions() {
    var tables = new LinkedHashMap<String, List<Map<String, Object>>>();
    tables.put("custom_fields", world.rows("custom_fields").stream().map(DemoFields::field).toList());
    tables.put("custom_options", options.entrySet().stream().map(option -> row("id", option.getValue(), "position", option.getValue(),
        "custom_field_id", names.id("custom_fields", option.getKey().getFirst()), "value", option.getKey().getLast(), "is_default", false)).toList());
    tables.put("custom_field_types", each("types", "type_id", "types"));
    return tables;
  }

  List<Map<String, Object>> projects() {
    return each("projects", "project_id", "projects");
  }

  Map<Long, List<String>> ofProject(String identifier) {
    return values("project_values", "project", identifier);
  }

  Map<Long, List<String>> ofWorkPackage(long id) {
    return values("values", "id", Long.toString(id));
  }

  private static Map<String, Object> field(Map<String, String> field) {
    return row("id", field.get("id"), "position", field.get("id"), "resource", field.get("resource"), "name", field.get("name"),
        "format", field.get("format"), "multi_value", field.get("multi_value"), "for_all_projects", field.get("for_all_projects"),
        "searchable", field.get("searchable"));
  }

  private List<Map<String, Object>> each(String column, String target, String table) {
    var rows = new ArrayList<Map<String, Object>>();
    world.rows("custom_fields").forEach(field -> Tables.words(field.get(column), BETWEEN)
        .forEach(name -> rows.add(row("custom_field_id", field.get("id"), target, names.id(table, name)))));
    return rows;
  }

  /** Always texts, and always lists, as the column has them. */
  private Map<Long, List<String>> values(String table, String keyColumn, String key) {
    var values = new LinkedHashMap<Long, List<String>>();
    world.rows(table).stream().filter(row -> row.get(keyColumn).equals(key))
        .forEach(row -> values.put(names.id("custom_fields", row.get("field")), stored(row.get("field"), row.get("value"))));
    return values;
  }

  private List<String> stored(String field, String value) {
    return switch (format(field)) {
      case "list" -> Tables.words(value, BETWEEN).stream().map(option -> options.get(List.of(field, option)).toString()).toList();
      case "user" -> List.of(Long.toString(names.id("people", value)));
      case "version" -> List.of(Long.toString(names.id("versions", value)));
      case "date" -> List.of(Objects.requireNonNull(today.day(value)).toString());
      default -> List.of(value);
    };
  }

  private String format(String field) {
    return world.rows("custom_fields").stream().filter(row -> row.get("name").equals(field)).findFirst().orElseThrow().get("format");
  }
}
