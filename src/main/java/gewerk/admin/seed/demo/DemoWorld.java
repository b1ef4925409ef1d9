package gewerk.admin.seed.demo;

import static gewerk.admin.seed.Rows.row;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import gewerk.admin.seed.FreshInstallation;
import gewerk.admin.seed.Tables;

/** The example projects themselves, and what work in them is sorted by: modules, types, categories, versions. */
final class DemoWorld {
  private static final String UNEXPLAINED = "";

  private final Tables world = Tables.read(DemoProjects.class, "world.txt");
  private final Map<String, String> texts = Tables.texts(DemoProjects.class, "texts.md");
  private final DemoNames names = new DemoNames(FreshInstallation.facts(), world);
  private final DemoFields fields;
  private final Today today;

  DemoWorld(Today today) {
    this.today = today;
    fields = new DemoFields(world, names, today);
  }

  DemoNames names() {
    return names;
  }

  DemoFields fields() {
    return fields;
  }

  /** A longer text by its heading; empty where there is none. */
  String text(String heading) {
    return texts.getOrDefault(heading, UNEXPLAINED);
  }

  /** The rows of each table, in the order in which they can be written. */
  Map<String, List<Map<String, Object>>> tables() {
    var people = new DemoPeople(world, names);
    var tables = new LinkedHashMap<String, List<Map<String, Object>>>();
    tables.put("principals", people.principals());
    tables.put("users", people.users());
    tables.put("group_users", people.groupUsers());
    tables.putAll(fields.definitions());
    tables.put("projects", rows("projects", this::project));
    tables.put("project_modules", each("project_modules", "modules", " ", (row, module) -> row("project_id", project(row.get("project")), "module", module)));
    tables.put("project_types", each("project_types", "types", ", ",
        (row, type) -> row("project_id", project(row.get("project")), "type_id", names.id("types", type))));
    tables.put("custom_field_projects", fields.projects());
    tables.put("members", people.members());
    tables.put("member_roles", people.memberRoles());
    tables.put("categories", rows("categories", this::category));
    tables.put("versions", rows("versions", this::version));
    tables.putAll(new DemoViews(world, names, today).tables());
    return tables;
  }

  private Map<String, Object> project(Map<String, String> project) {
    String identifier = project.get("identifier");
    return row("id", project.get("id"), "identifier", identifier, "name", project.get("name"), "public", true,
        "status_code", project.get("status_code"), "description", text(identifier), "status_explanation", text(identifier + " status"),
        "custom", fields.ofProject(identifier), "created_at", today.moment(project.get("created") + " 08:00"), "updated_at", today.moment("-1 08:00"));
  }

  private Map<String, Object> category(Map<String, String> category) {
    return row("id", category.get("id"), "project_id", project(category.get("project")), "name", category.get("name"),
        "default_assignee_id", names.find("people", category.get("assignee")));
  }

  private Map<String, Object> version(Map<String, String> version) {
    return row("id", version.get("id"), "project_id", project(version.get("project")), "name", version.get("name"), "status", version.get("status"),
        "sharing", version.get("sharing"), "start_date", today.day(version.get("start_date")), "end_date", today.day(version.get("end_date")),
        "description", version.get("description"));
  }

  private long project(String identifier) {
    return names.id("projects", identifier);
  }

  private List<Map<String, Object>> rows(String table, Function<Map<String, String>, Map<String, Object>> made) {
    return world.rows(table).stream().map(made).toList();
  }

  private interface PerWord {
    Map<String, Object> row(Map<String, String> row, String word);
  }

  private List<Map<String, Object>> each(String table, String column, String between, PerWord made) {
    return world.rows(table).stream().flatMap(row -> Tables.words(row.get(column), between).stream().map(word -> made.row(row, word))).toList();
  }
}
