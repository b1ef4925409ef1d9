package gewerk.admin.seed.demo;

import static gewerk.admin.seed.Rows.row;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.admin.seed.Tables;
import org.jspecify.annotations.Nullable;

/** How people in the example projects look at their work, and what they tell one another: saved views, phases, news. */
final class DemoViews {
  private final Tables world;
  private final DemoNames names;
  private final Today today;

  DemoViews(Tables world, DemoNames names, Today today) {
    this.world = world;
    this.names = names;
    this.today = today;
  }

  /** The rows of each table, in the order in which they can be written. */
  Map<String, List<Map<String, Object>>> tables() {
    var tables = new LinkedHashMap<String, List<Map<String, Object>>>();
    tables.put("project_phases", world.rows("project_phases").stream().map(this::phase).toList());
    tables.put("news", world.rows("news").stream().map(this::item).toList());
    tables.put("queries", world.rows("queries").stream().map(this::query).toList());
    tables.put("views", world.rows("queries").stream().map(query -> row("query_id", query.get("id"), "type", query.get("view"))).toList());
    return tables;
  }

  private Map<String, Object> phase(Map<String, String> phase) {
    return row("project_id", project(phase), "definition_id", names.id("phases", phase.get("phase")), "active", true,
        "start_date", today.day(phase.get("start_date")), "finish_date", today.day(phase.get("finish_date")));
  }

  private Map<String, Object> item(Map<String, String> item) {
    var at = today.moment(item.get("created"));
    return row("id", item.get("id"), "project_id", project(item), "author_id", names.id("people", item.get("author")), "title", item.get("title"),
        "summary", item.get("summary"), "description", item.get("summary"), "created_at", at, "updated_at", at);
  }

  private Map<String, Object> query(Map<String, String> query) {
    return row("id", query.get("id"), "project_id", project(query), "name", query.get("name"), "user_id", names.id("people", query.get("user")),
        "public", true, "starred", isYes(query.get("starred")), "filters", Arrays.stream(query.get("filters").split("; *")).map(this::filter).toList(),
        "columns", Tables.words(query.get("columns"), ", "), "sort_by", List.of(query.get("sort_by")), "group_by", query.get("group_by"),
        "sums", isYes(query.get("sums")), "show_hierarchies", isYes(query.get("hierarchy")), "timeline_visible", query.get("view").equals("gantt"));
  }

  private Map<String, Object> filter(String filter) {
    var parts = filter.split(" +", 3);
    var values = parts.length < 3 ? List.<String>of() : List.of(value(parts[0], parts[2]));
    return Map.of("name", parts[0], "operator", parts[1], "values", values);
  }

  private String value(String name, String value) {
    return switch (name) {
      case "type", "version" -> Long.toString(names.id(name + "s", value));
      default -> value;
    };
  }

  private long project(Map<String, String> row) {
    return names.id("projects", row.get("project"));
  }

  private static boolean isYes(@Nullable String cell) {
    return "yes".equals(cell);
  }
}
