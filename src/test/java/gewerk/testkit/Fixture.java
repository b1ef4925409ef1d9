package gewerk.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fixture of the black-box cases: two private projects and a public one, people with different rights, types, statuses, priorities
 * and a workflow. Statuses, types and priorities are those of the fresh installation as far as it has them.
 *
 * @param reader the role that looks; {@code dev} the role that works
 */
public record Fixture(World world, Projects projects, Types types, Statuses statuses, Priorities priorities, Roles roles, People people) {
  public record Projects(long alpha, long beta, long open) {}

  public record Types(long task, long milestone, long bug) {}

  public record Statuses(long fresh, long inProgress, long resolved, long closed) {}

  public record Priorities(long low, long normal, long high, long old) {}

  public record Roles(long reader, long dev) {}

  public record People(Person dev, Person dev2, Person rita, Person out, Person adm) {}

  private static final String[] OF_DEV = {"view_work_packages", "add_work_packages", "edit_work_packages", "manage_subtasks", "manage_work_package_relations",
      "assign_versions", "add_work_package_comments", "edit_own_work_package_comments", "work_package_assigned", "view_work_package_watchers",
      "add_work_package_watchers", "delete_work_package_watchers", "save_queries", "view_own_time_entries", "log_own_time", "edit_own_time_entries"};

  static Fixture in(World world) {
    world.usualSettings();
    world.setting("login_required", false);
    world.setting("cross_project_work_package_relations", false);
    world.strangersMayNothing();
    var types = new Types(world.named("types", "Task"), world.named("types", "Milestone"), world.named("types", "Bug"));
    var statuses = new Statuses(world.named("statuses", "New"), world.named("statuses", "In progress"), resolved(world), world.named("statuses", "Closed"));
    var priorities = new Priorities(world.named("enumerations", "Low"), world.named("enumerations", "Normal"), world.named("enumerations", "High"), old(world));
    var projects = projects(world, types);
    var roles = new Roles(world.role(World.unique("Looks"), "view_work_packages"), world.role(World.unique("Works"), OF_DEV));
    workflow(world, types, statuses, roles.dev);
    return new Fixture(world, projects, types, statuses, priorities, roles, people(world, projects, roles));
  }

  /** An open task in ALPHA, written by dev, without dates and progress. */
  public long workPackage(String subject) {
    return workPackage(subject, Map.of());
  }

  /** With other columns of its table. */
  public long workPackage(String subject, Map<String, ?> columns) {
    var row = new LinkedHashMap<String, Object>(Map.of("subject", subject, "project_id", projects.alpha, "type_id", types.task, "status_id", statuses.fresh,
        "priority_id", priorities.normal, "author_id", people.dev.id(), "description", ""));
    row.putAll(Map.of("ancestor_ids", List.of(), "schedule_manually", true, "ignore_non_working_days", false, "custom", Map.of(), "lock_version", 0));
    row.putAll(columns);
    return world.insert("work_packages", row);
  }

  public String type(long id) {
    return "/api/v3/types/" + id;
  }

  public String project(long id) {
    return "/api/v3/projects/" + id;
  }

  public String status(long id) {
    return "/api/v3/statuses/" + id;
  }

  private static long resolved(World world) {
    return world.number("select count(*) from statuses where name = 'Resolved'") > 0 ? world.named("statuses", "Resolved")
        : world.insert("statuses", Map.of("name", "Resolved", "position", 15, "is_closed", false, "is_default", false, "is_readonly", false,
            "excluded_from_totals", false, "default_done_ratio", 0));
  }

  private static long old(World world) {
    return world.number("select count(*) from enumerations where name = 'Old'") > 0 ? world.named("enumerations", "Old")
        : world.insert("enumerations", Map.of("kind", "priority", "name", "Old", "position", 5, "is_default", false, "active", false));
  }

  private static Projects projects(World world, Types types) {
    long alpha = world.project(World.unique("alpha"), "ALPHA");
    long beta = world.project(World.unique("beta"), "BETA");
    long open = world.project(World.unique("pub"), "PUB", true);
    for (long project : List.of(alpha, beta, open)) {
      world.types(project, types.task, types.milestone);
    }
    world.types(beta, types.bug);
    return new Projects(alpha, beta, open);
  }

  private static void workflow(World world, Types types, Statuses statuses, long role) {
    for (long type : List.of(types.task, types.milestone)) {
      world.insertAll("workflows", List.of(step(type, role, statuses.fresh, statuses.inProgress), step(type, role, statuses.inProgress, statuses.closed)));
    }
  }

  private static Map<String, ?> step(long type, long role, long from, long to) {
    return Map.of("type_id", type, "role_id", role, "old_status_id", from, "new_status_id", to, "author", false, "assignee", false);
  }

  private static People people(World world, Projects projects, Roles roles) {
    var people = new People(world.person(World.unique("dev")), world.person(World.unique("dev2")), world.person(World.unique("rita")),
        world.person(World.unique("out")), world.admin(World.unique("adm")));
    world.member(people.dev.id(), projects.alpha, roles.dev);
    world.member(people.dev2.id(), projects.alpha, roles.dev);
    world.member(people.rita.id(), projects.alpha, roles.reader);
    return people;
  }
}
