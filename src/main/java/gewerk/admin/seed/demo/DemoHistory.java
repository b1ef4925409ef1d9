package gewerk.admin.seed.demo;

import static gewerk.admin.seed.Rows.row;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import gewerk.admin.seed.Tables;
import org.jspecify.annotations.Nullable;

/**
 * The journals of the example work packages. They are told backwards: from what a package is now, through what each entry says was
 * before it, to what it was made as. So the history always ends where the package stands.
 */
final class DemoHistory {
  private static final Pattern PERSON = Pattern.compile("@([a-z]+\\.[a-z]+)");

  /** Attributes as the API names them, with the columns in which they stand. */
  private static final Map<String, String> COLUMNS = columns("subject subject description description duration duration"
      + " scheduleManually schedule_manually ignoreNonWorkingDays ignore_non_working_days startDate start_date dueDate due_date"
      + " estimatedTime estimated_hours remainingTime remaining_hours percentageDone done_ratio assignee assignee_id responsible responsible_id"
      + " project project_id parent parent_id type type_id status status_id category category_id version version_id priority priority_id");

  private final Tables history = Tables.read(DemoProjects.class, "history.txt");
  private final Tables world = Tables.read(DemoProjects.class, "world.txt");
  private final DemoNames names;
  private final Today today;

  DemoHistory(DemoNames names, Today today) {
    this.names = names;
    this.today = today;
  }

  /** In the order of time, so that a younger one has the higher id. */
  List<Map<String, @Nullable Object>> journals(List<Map<String, @Nullable Object>> packages) {
    var journals = new ArrayList<Map<String, @Nullable Object>>();
    packages.forEach(each -> journals.addAll(journals(each)));
    journals.sort(Comparator.comparing(journal -> (Instant) Objects.requireNonNull(journal.get("created_at"))));
    for (int i = 0; i < journals.size(); i++) {
      journals.get(i).put("id", i + 1);
    }
    return journals;
  }

  /** The packages as their history left them: when they were last touched, and how often they were changed. */
  static List<Map<String, @Nullable Object>> touched(List<Map<String, @Nullable Object>> packages, List<Map<String, @Nullable Object>> journals) {
    var byId = new HashMap<Object, Map<String, @Nullable Object>>();
    packages.forEach(each -> byId.put(each.get("id"), new LinkedHashMap<>(each)));
    for (var journal : journals) {
      var touched = byId.get(journal.get("resource_id"));
      boolean changed = !Objects.equals(journal.get("version"), 1) && !((Map<?, ?>) journal.get("changes")).isEmpty();
      touched.merge("lock_version", changed ? 1 : 0, (before, more) -> (int) before + (int) more);
      touched.put("updated_at", journal.get("created_at"));
    }
    return packages.stream().map(each -> byId.get(each.get("id"))).toList();
  }

  /** Of one package, the creation last. */
  private List<Map<String, @Nullable Object>> journals(Map<String, @Nullable Object> workPackage) {
    var entries = history.rows("history").stream().filter(entry -> entry.get("id").equals(workPackage.get("id").toString()))
        .sorted(Comparator.comparing((Map<String, String> entry) -> today.moment(entry.get("when"))).reversed()).toList();
    var state = state(workPackage);
    var journals = new ArrayList<Map<String, @Nullable Object>>();
    for (var entry : entries) {
      var changes = undo(state, entry.get("was"));
      journals.add(journal(workPackage, entries.size() + 1 - journals.size(), entry, changes));
    }
    journals.add(creation(workPackage, state));
    return journals;
  }

  private static Map<String, @Nullable Object> creation(Map<String, @Nullable Object> workPackage, Map<String, @Nullable Object> state) {
    var made = new LinkedHashMap<String, List<@Nullable Object>>();
    state.forEach((attribute, value) -> made.put(attribute, Arrays.asList(null, value)));
    made.values().removeIf(change -> change.getLast() == null);
    return row("resource", "work_package", "resource_id", workPackage.get("id"), "version", 1, "user_id", workPackage.get("author_id"),
        "notes", "", "changes", made, "created_at", workPackage.get("created_at"), "updated_at", workPackage.get("created_at"));
  }

  private Map<String, @Nullable Object> journal(Map<String, @Nullable Object> workPackage, int version, Map<String, String> entry,
      Map<String, List<@Nullable Object>> changes) {
    var when = today.moment(entry.get("when"));
    return row("resource", "work_package", "resource_id", workPackage.get("id"), "version", version, "user_id", names.id("people", entry.get("who")),
        "notes", mentioning(entry.get("comment")), "changes", changes, "created_at", when, "updated_at", when);
  }

  /** Takes the state back to what it was, and tells the changes that led away from there. */
  private Map<String, List<@Nullable Object>> undo(Map<String, @Nullable Object> state, @Nullable String was) {
    var before = new LinkedHashMap<String, @Nullable Object>();
    for (var word : Tables.words(was, "; ")) {
      int equals = word.indexOf('=');
      before.putAll(before(word.substring(0, equals), word.substring(equals + 1), state));
    }
    var changes = new LinkedHashMap<String, List<@Nullable Object>>();
    before.forEach((attribute, value) -> changes.put(attribute, Arrays.asList(value, state.put(attribute, value))));
    changes.values().removeIf(change -> Objects.equals(change.getFirst(), change.getLast()));
    return changes;
  }

  private Map<String, @Nullable Object> before(String attribute, String value, Map<String, @Nullable Object> state) {
    return switch (attribute) {
      case "status" -> row("status", names.id("statuses", value));
      case "priority" -> row("priority", names.id("enumerations", value));
      case "assignee" -> row("assignee", value.isEmpty() ? null : names.id("people", value));
      case "left" -> left(value, state);
      case "slipped" -> slipped(Integer.parseInt(value), state);
      default -> throw new IllegalArgumentException("No history of \"" + attribute + "\".");
    };
  }

  private static Map<String, @Nullable Object> left(String hours, Map<String, @Nullable Object> state) {
    var progress = DemoWork.progress((String) state.get("estimatedTime"), hours);
    return row("remainingTime", plain(progress.remaining()), "percentageDone", progress.percent());
  }

  private Map<String, @Nullable Object> slipped(int workingDays, Map<String, @Nullable Object> state) {
    var start = LocalDate.parse((String) state.get("startDate"));
    var due = today.shifted(LocalDate.parse((String) state.get("dueDate")), workingDays);
    return row("dueDate", due.toString(), "duration", today.calendar().duration(start, due, false));
  }

  /** A comment names people by their login; what is stored names them for good. */
  private String mentioning(@Nullable String comment) {
    return comment == null ? "" : PERSON.matcher(comment.replace("\\n", "\n")).replaceAll(found -> mention(found.group(1)));
  }

  private String mention(String login) {
    var person = world.rows("people").stream().filter(row -> row.get("login").equals(login)).findFirst().orElseThrow();
    String name = "@" + person.get("first_name") + " " + person.get("last_name");
    return "<mention class=\"mention\" data-id=\"" + person.get("id") + "\" data-type=\"user\" data-text=\"" + name + "\">" + name + "</mention>";
  }

  private static Map<String, @Nullable Object> state(Map<String, @Nullable Object> workPackage) {
    var state = new LinkedHashMap<String, @Nullable Object>();
    COLUMNS.forEach((attribute, column) -> state.put(attribute, "".equals(workPackage.get(column)) ? null : plain(workPackage.get(column))));
    return state;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case BigDecimal hours -> hours.stripTrailingZeros().toPlainString();
      case LocalDate date -> date.toString();
      case null, default -> value;
    };
  }

  private static Map<String, String> columns(String attributesAndColumns) {
    var words = attributesAndColumns.split(" ");
    var columns = new LinkedHashMap<String, String>();
    for (int i = 0; i < words.length; i += 2) {
      columns.put(words[i], words[i + 1]);
    }
    return columns;
  }
}
