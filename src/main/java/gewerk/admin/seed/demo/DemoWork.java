package gewerk.admin.seed.demo;

import static gewerk.admin.seed.Rows.row;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import gewerk.admin.seed.Plan;
import gewerk.admin.seed.Tables;
import gewerk.work.progress.Progress;
import gewerk.work.progress.ProgressChange;
import gewerk.work.progress.ProgressRules;
import gewerk.work.progress.StatusStep;
import gewerk.work.scheduling.Dates;
import gewerk.work.scheduling.Follows;
import org.jspecify.annotations.Nullable;

/** The work packages of the example projects and how they hang together, as rows that agree with the rules. */
final class DemoWork {
  private static final String STEP_DOWN = ". ";

  private final Tables work = Tables.read(DemoProjects.class, "packages.txt");
  private final DemoWorld world;
  private final DemoNames names;
  private final Today today;
  private final Map<Long, @Nullable Long> parents = new HashMap<>();
  private final Set<Long> automatic = new HashSet<>();
  private final Plan plan;

  DemoWork(DemoWorld world, Today today) {
    this.world = world;
    this.today = today;
    names = world.names();
    projects().forEach(project -> findParents(work.rows(project)));
    findAutomatic();
    plan = new Plan(all().map(this::written).toList(), follows(), today.calendar());
  }

  /** Made of the columns that the table has, and none else; journals are not counted in yet. */
  List<Map<String, Object>> packages() {
    var rows = new ArrayList<Map<String, Object>>();
    projects().forEach(project -> work.rows(project).forEach(written -> rows.add(workPackage(project, written))));
    return rows;
  }

  List<Map<String, Object>> relations() {
    return work.rows("relations").stream().map(relation -> row("id", relation.get("id"), "from_id", relation.get("from"), "to_id", relation.get("to"),
        "type", relation.get("type"), "lag", relation.get("lag"), "description", relation.get("description"))).toList();
  }

  /** How far it is, from the hours of all the work and of what is left. */
  static Progress progress(@Nullable String work, @Nullable String left) {
    if (work == null) {
      return Progress.NONE;
    }
    var change = ProgressChange.NONE.work(new BigDecimal(work)).remaining(new BigDecimal(left));
    return new ProgressRules(ProgressRules.Mode.WORK_BASED, ProgressRules.OnClose.NO_CHANGE)
        .write(Progress.NONE, change, StatusStep.unchanged(0)).progress();
  }

  private Stream<String> projects() {
    return work.byName().keySet().stream().filter(name -> !name.equals("relations"));
  }

  private Stream<Map<String, String>> all() {
    return projects().flatMap(project -> work.rows(project).stream());
  }

  private void findParents(List<Map<String, String>> rows) {
    var lastOfLevel = new HashMap<Integer, Long>();
    for (var row : rows) {
      int level = level(row.get("subject"));
      parents.put(id(row), lastOfLevel.get(level - 1));
      lastOfLevel.put(level, id(row));
    }
  }

  private static int level(String subject) {
    return subject.startsWith(STEP_DOWN) ? 1 + level(subject.substring(STEP_DOWN.length())) : 0;
  }

  /** What has children or comes after something else, and no start of its own. */
  private void findAutomatic() {
    var tied = new HashSet<Long>(parents.values());
    follows().forEach(follows -> tied.add(follows.successorId()));
    all().filter(row -> row.get("start") == null && tied.contains(id(row))).forEach(row -> automatic.add(id(row)));
  }

  private List<Follows> follows() {
    return work.rows("relations").stream().filter(relation -> relation.get("type").equals("follows")).map(relation ->
        new Follows(Long.parseLong(relation.get("to")), Long.parseLong(relation.get("from")), Integer.parseInt(relation.get("lag")))).toList();
  }

  private Plan.Written written(Map<String, String> row) {
    return new Plan.Written(id(row), parents.get(id(row)), dates(row), !automatic.contains(id(row)), row.get("type").equals("Milestone"),
        progress(row.get("work"), row.get("left")));
  }

  private Dates dates(Map<String, String> row) {
    if (row.get("days") == null) {
      return Dates.NONE;
    }
    int days = Integer.parseInt(row.get("days"));
    if (row.get("start") == null) {
      return Dates.NONE.duration(days);
    }
    var start = today.workingDay(Integer.parseInt(row.get("start")));
    return new Dates(start, today.calendar().due(start, days, false), days, false);
  }

  private Map<String, Object> workPackage(String project, Map<String, String> written) {
    long id = id(written);
    var row = row("id", id, "project_id", names.id("projects", project), "type_id", names.id("types", written.get("type")),
        "status_id", names.id("statuses", written.get("status")), "priority_id", names.id("enumerations", written.get("priority")),
        "author_id", names.id("people", written.get("author")), "assignee_id", names.find("people", written.get("assignee")),
        "responsible_id", names.find("people", written.get("responsible")), "category_id", names.find("categories", written.get("category")),
        "version_id", names.find("versions", written.get("version")), "parent_id", parents.get(id), "ancestor_ids", plan.ancestors(id),
        "subject", written.get("subject").substring(STEP_DOWN.length() * level(written.get("subject"))), "description", world.text(Long.toString(id)),
        "custom", world.fields().ofWorkPackage(id), "created_at", today.moment(written.get("made") + " " + timeOfDay(id)));
    row.putAll(plannedColumns(id, progress(written.get("work"), written.get("left"))));
    return row;
  }

  private Map<String, Object> plannedColumns(long id, Progress own) {
    var dates = plan.dates(id);
    var total = plan.total(id);
    return row("start_date", dates.start(), "due_date", dates.due(), "duration", dates.duration(), "schedule_manually", !automatic.contains(id),
        "ignore_non_working_days", dates.ignoreNonWorkingDays(), "estimated_hours", own.work(), "remaining_hours", own.remaining(),
        "done_ratio", own.percent(), "derived_start_date", plan.beneath(id).start(), "derived_due_date", plan.beneath(id).due(),
        "derived_estimated_hours", total.work(), "derived_remaining_hours", total.remaining(), "derived_done_ratio", total.percent());
  }

  /** Nobody makes all work packages at once. */
  private static String timeOfDay(long id) {
    return "%02d:%02d".formatted(7 + id % 3, id * 17 % 60);
  }

  private static long id(Map<String, String> row) {
    return Long.parseLong(row.get("id"));
  }
}
