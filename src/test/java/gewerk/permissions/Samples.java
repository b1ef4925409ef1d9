package gewerk.permissions;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import gewerk.testkit.Person;
import gewerk.testkit.World;

/**
 * Something for every parameter of every path: a project with work, people and all that hangs on them, made when it is first asked for.
 * What a path is about is found by the words before its parameter.
 */
final class Samples {
  private static final List<String> MODULES = List.of("work_package_tracking", "news", "costs", "wiki", "board_view", "calendar_view", "meetings", "documents", "budgets");

  private final World world;
  private final boolean open;
  private final Map<String, Object> kept = new HashMap<>();
  private final Map<String, Supplier<Object>> makers = new LinkedHashMap<>();
  private final Map<Long, Long> guests = new LinkedHashMap<>();
  private final Map<Long, Long> members = new LinkedHashMap<>();
  final Person colleague;

  /** @param open whether everybody may see its projects */
  Samples(World world, boolean open) {
    this.world = world;
    this.open = open;
    colleague = world.person(World.unique("colleague"));
    members.put(colleague.id(), world.named("roles", "Project admin"));
    world.insertAll("user_avatars", List.of(Map.of("user_id", colleague.id(), "content_type", "image/png", "content", "\\x89504e47", "updated_at", "2026-01-01T00:00:00Z")));
    places();
    work();
    people();
    words();
  }

  /** Somebody has this role in all of these projects, from now on. */
  void member(Person person, String role) {
    members.put(person.id(), world.named("roles", role));
  }

  /** With somebody each of these work packages is shared, in this role. */
  void guest(Person person, String role) {
    guests.put(person.id(), world.named("roles", role));
  }

  /** The value of a path's parameter; empty where nobody has thought of one yet. */
  Optional<String> of(String words, boolean fresh) {
    var maker = makers.get(words);
    if (maker == null) {
      return Optional.empty();
    }
    return Optional.of(String.valueOf(fresh ? maker.get() : keep(words, maker)));
  }

  private Object keep(String words, Supplier<Object> maker) {
    var known = kept.get(words);
    if (known == null) {
      known = maker.get();
      kept.put(words, known);
    }
    return known;
  }

  private long kept(String words) {
    return (Long) keep(words, makers.get(words));
  }

  private void places() {
    for (var words : List.of("projects", "workspaces", "workspace")) {
      makers.put(words, () -> project("project"));
    }
    makers.put("programs", () -> project("program"));
    makers.put("portfolios", () -> project("portfolio"));
    makers.put("versions", () -> world.insert("versions", Map.of("project_id", project(), "name", World.unique("Version"), "description", "", "status", "open",
        "sharing", "none", "custom", Map.of())));
    makers.put("categories", () -> world.insert("categories", Map.of("project_id", project(), "name", World.unique("Category"))));
    makers.put("news", () -> world.insert("news", Map.of("project_id", project(), "author_id", colleague.id(), "title", "News", "summary", "", "description", "")));
    makers.put("project_phases", () -> world.insert("project_phases", Map.of("project_id", project(), "definition_id",
        world.named("project_phase_definitions", "Planning"), "active", true)));
    makers.put("queries", () -> query());
    makers.put("views", () -> world.insert("views", Map.of("query_id", query(), "type", "work_packages_table")));
  }

  private void work() {
    makers.put("work_packages", this::workPackage);
    makers.put("work_packages/schemas", () -> project() + "-" + world.named("types", "Task"));
    makers.put("work_packages/*/watchers", () -> {
      world.run("insert into watchers (work_package_id, user_id) values (?, ?) on conflict do nothing", kept("work_packages"), colleague.id());
      return colleague.id();
    });
    makers.put("activities", () -> world.insert("journals", Map.of("resource", "work_package", "resource_id", kept("work_packages"), "version",
        world.number("select coalesce(max(version), 0) + 1 from journals where resource = 'work_package' and resource_id = ?", kept("work_packages")),
        "user_id", colleague.id(), "notes", "A comment", "internal", false, "changes", Map.of())));
    makers.put("attachments", () -> world.insert("attachments", Map.of("container", "work_package", "container_id", kept("work_packages"), "author_id", colleague.id(),
        "file_name", "plan.txt", "description", "", "content_type", "text/plain", "size", 0, "digest", "")));
    makers.put("relations", () -> world.insert("relations", Map.of("from_id", workPackage(), "to_id", workPackage(), "type", "relates")));
    makers.put("oauth_applications", () -> world.insert("oauth_applications", Map.of("uid", World.unique("program"), "name", "Program", "redirect_uris", List.of(),
        "scopes", List.of("api_v3"), "confidential", true, "enabled", true, "builtin", false)));
    makers.put("oauth_client_credentials", () -> 1); // there are none before there are file storages
    makers.put("job_statuses", java.util.UUID::randomUUID); // only who began a job sees it, not even administrators
    makers.put("shares", () -> {
      var guest = world.person(World.unique("guest"));
      return world.share(guest.id(), project(), kept("work_packages"), world.named("roles", "Work package viewer"));
    });
    makers.put("custom_fields", () -> field("hierarchy"));
    makers.put("custom_field_items", () -> option("hierarchy"));
    makers.put("custom_options", () -> option("list"));
  }

  private void people() {
    makers.put("users", () -> {
      var person = world.person(World.unique("other"));
      world.member(person.id(), project(), world.named("roles", "Reader"));
      world.insertAll("user_avatars", List.of(Map.of("user_id", person.id(), "content_type", "image/png", "content", "\\x89504e47", "updated_at", "2026-01-01T00:00:00Z")));
      return person.id();
    });
    makers.put("users/*/working_hours", () -> world.insert("user_working_hours", Map.of("user_id", kept("users"), "valid_from",
        "" + java.time.LocalDate.of(2090, 1, 1).plusDays(world.number("select count(*) from user_working_hours")), "hours", List.of(8, 8, 8, 8, 8, 0, 0), "availability", 100)));
    makers.put("users/*/non_working_times", () -> {
      var day = java.time.LocalDate.of(2090, 1, 1).plusDays(world.number("select count(*) from user_non_working_times"));
      return world.insert("user_non_working_times", Map.of("user_id", kept("users"), "start_date", "" + day, "end_date", "" + day));
    });
    makers.put("groups", () -> joined(world.group(World.unique("Group"), colleague)));
    makers.put("placeholder_users", () -> joined(world.insert("principals", Map.of("kind", "placeholder_user", "name", World.unique("Placeholder"), "status", "active",
        "custom", Map.of()))));
    makers.put("memberships", () -> {
      var person = world.person(World.unique("member"));
      return world.member(person.id(), project(), world.named("roles", "Reader"));
    });
    makers.put("roles", () -> world.named("roles", "Member"));
    makers.put("capabilities", () -> "memberships/read/w" + project() + "-" + colleague.id());
  }

  private void words() {
    var fixed = new HashMap<String, Object>(Map.of("actions", "work_packages/create", "days", "2026-03-02", "days/week", "1", "project_statuses", "on_track",
        "queries/columns", "subject", "queries/filters", "status", "queries/operators", "o", "queries/sort_bys", "id-asc",
        "queries/group_bys", "status", "queries/filter_instance_schemas", "status"));
    fixed.putAll(Map.of("values/schema", "startDate", "values/schemas", "startDate"));
    fixed.forEach((words, value) -> makers.put(words, () -> value));
    for (var table : Map.of("priorities", "enumerations", "statuses", "statuses", "types", "types", "project_phase_definitions", "project_phase_definitions").entrySet()) {
      var name = Map.of("enumerations", "Normal", "statuses", "New", "types", "Task", "project_phase_definitions", "Planning").get(table.getValue());
      makers.put(table.getKey(), () -> world.named(table.getValue(), name));
    }
    makers.put("days/non_working", () -> {
      var day = java.time.LocalDate.of(2080, 1, 1).plusDays(world.number("select count(*) from non_working_days"));
      world.run("insert into non_working_days (date, name) values (?, 'Off') on conflict do nothing", day);
      return day;
    });
  }

  private long project() {
    return kept("projects");
  }

  private long project(String type) {
    long id = world.project(World.unique(type), World.unique("Place"), open);
    world.update("projects", id, Map.of("workspace_type", type));
    world.modules(id, MODULES);
    world.types(id, world.named("types", "Task"));
    members.forEach((person, role) -> world.member(person, id, role));
    return id;
  }

  private long joined(long principal) {
    world.member(principal, project(), world.named("roles", "Reader"));
    return principal;
  }

  private long workPackage() {
    long id = world.insert("work_packages", Map.ofEntries(Map.entry("subject", "Sample"), Map.entry("project_id", project()), Map.entry("type_id", world.named("types", "Task")),
        Map.entry("status_id", world.named("statuses", "New")), Map.entry("priority_id", world.named("enumerations", "Normal")), Map.entry("author_id", colleague.id()),
        Map.entry("description", ""), Map.entry("ancestor_ids", List.of()), Map.entry("schedule_manually", true), Map.entry("ignore_non_working_days", false),
        Map.entry("custom", Map.of()), Map.entry("lock_version", 0)));
    guests.forEach((person, role) -> world.share(person, project(), id, role));
    return id;
  }

  private long query() {
    return world.insert("queries", Map.ofEntries(Map.entry("name", World.unique("View")), Map.entry("project_id", project()), Map.entry("user_id", colleague.id()),
        Map.entry("public", true), Map.entry("starred", false), Map.entry("filters", List.of()), Map.entry("columns", List.of("id", "subject")), Map.entry("sort_by", List.of()),
        Map.entry("sums", false), Map.entry("include_subprojects", true), Map.entry("show_hierarchies", false), Map.entry("timeline_visible", false),
        Map.entry("timeline_zoom_level", "auto"), Map.entry("timeline_labels", Map.of()), Map.entry("timestamps", List.of("PT0S")), Map.entry("highlighted_attributes", List.of())));
  }

  private long field(String format) {
    long id = world.insert("custom_fields", Map.ofEntries(Map.entry("resource", "work_package"), Map.entry("name", World.unique("Field")), Map.entry("format", format),
        Map.entry("required", false), Map.entry("multi_value", false), Map.entry("for_all_projects", false), Map.entry("admin_only", false), Map.entry("filterable", true),
        Map.entry("searchable", false), Map.entry("position", 1)));
    world.insertAll("custom_field_types", List.of(Map.of("custom_field_id", id, "type_id", world.named("types", "Task"))));
    world.insertAll("custom_field_projects", List.of(Map.of("custom_field_id", id, "project_id", project())));
    return id;
  }

  private long option(String format) {
    long field = field(format);
    long root = world.insert("custom_options", Map.of("custom_field_id", field, "value", "Root", "position", 1, "is_default", false));
    return format.equals("list") ? root
        : world.insert("custom_options", Map.of("custom_field_id", field, "parent_id", root, "value", "Item", "position", 1, "is_default", false));
  }
}
