package gewerk.work.baseline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The table of work packages as it was: what has been written since is taken back by the journals, in the database, so that conditions,
 * orders and pages hold for the past too. Rows are called {@code wp}, with all columns of the table.
 */
public final class PastStore {
  /** It is in the project in which it was. */
  public static final Sql STAYED = Sql.of("wp.project_id = (select same.project_id from work_packages same where same.id = wp.id)");

  /** Entries that changed something after a moment; one that made the package takes nothing back. */
  private static final String SINCE = """
      j.resource = 'work_package' and j.created_at > ? and j.changes <> '{}' and coalesce(j.changes #> '{subject,0}', '""') <> 'null'
      """;
  private static final String WAS = """
      union all
      select past.* from (
        select change.resource_id as id, jsonb_object_agg(change.name, change.was) as was
        from (
          select distinct on (j.resource_id, each.key) j.resource_id, each.key as name, each.value -> 0 as was
          from journals j cross join lateral jsonb_each(j.changes) each where
      """;
  private static final String BACK = """
          order by j.resource_id, each.key, j.version) change
        group by change.resource_id) earlier
      join work_packages present on present.id = earlier.id
      cross join lateral (
        select coalesce(jsonb_object_agg(field.col, earlier.was -> field.name), '{}') as values
        from (values ('subject', 'subject'), ('description', 'description'), ('startDate', 'start_date'), ('dueDate', 'due_date'), ('duration', 'duration'),
          ('scheduleManually', 'schedule_manually'), ('ignoreNonWorkingDays', 'ignore_non_working_days'), ('estimatedTime', 'estimated_hours'),
          ('remainingTime', 'remaining_hours'), ('percentageDone', 'done_ratio'), ('assignee', 'assignee_id'), ('responsible', 'responsible_id'),
          ('project', 'project_id'), ('type', 'type_id'), ('status', 'status_id'), ('priority', 'priority_id'), ('category', 'category_id'),
          ('version', 'version_id'), ('parent', 'parent_id')) field (name, col)
        where jsonb_exists(earlier.was, field.name)) plain
      cross join lateral (
        select coalesce(array_agg(substr(each.key, 12)), '{}') as touched,
          coalesce(jsonb_object_agg(substr(each.key, 12), case jsonb_typeof(each.value)
            when 'array' then (select jsonb_agg(item) from jsonb_array_elements_text(each.value) item)
            else jsonb_build_array(each.value #>> '{}') end) filter (where each.value <> 'null' and each.value <> '[]'), '{}') as values
        from jsonb_each(earlier.was) each where each.key ~ '^customField[0-9]+$') custom
      cross join lateral jsonb_populate_record(present, plain.values
        || jsonb_build_object('custom', (present.custom - custom.touched) || custom.values)
        || case when jsonb_exists(earlier.was, 'subject') then jsonb_build_object('subject_folded', lower(earlier.was ->> 'subject')) else '{}' end
        || case when jsonb_exists(earlier.was, 'parent') then jsonb_build_object('ancestor_ids', coalesce(
             (select up.ancestor_ids || up.id from work_packages up where up.id = (earlier.was ->> 'parent')::bigint), '{}')) else '{}' end) past)
      """;
  private final Database database;

  /**
   * What is asked.
   *
   * @param visible the viewer's condition on {@code wp}
   * @param matching the filters' condition on {@code wp}
   */
  public record Asked(List<Timestamp> timestamps, Sql visible, Sql matching) {}

  /** @param from in place of the table's name; null where the table itself does */
  public record Rows(@Nullable Sql from, Sql where) {}

  /** One row at one of the moments, counted from 0. */
  public record State<T>(int moment, T row, boolean matches) {}

  public PastStore(Database database) {
    this.database = database;
  }

  /**
   * Where a list comes from: each package as the viewer saw it last among the moments, the last one going first, if it matches at any of them.
   * Only packages that were changed or made since the first moment are looked at again; all others are what they are.
   */
  public Rows rows(Asked asked) {
    var changed = changed(asked.timestamps);
    var states = states(asked, changed, "wp.id", row -> row.id("id"));
    int last = asked.timestamps.size() - 1;
    var there = states.stream().filter(state -> state.moment == last).map(State::row).toList();
    var matching = states.stream().filter(state -> state.matches && state.moment == last).map(State::row).collect(Collectors.toSet());
    var also = states.stream().filter(state -> state.matches).map(State::row).filter(id -> !matching.contains(id)).distinct().toList();
    var where = Sql.and(List.of(asked.visible, also.isEmpty() ? asked.matching : Sql.or(List.of(asked.matching, Sql.anyOf("wp.id", also)))));
    var left = left(states, there);
    if (asked.timestamps.getLast().isNow() && left.isEmpty()) {
      return new Rows(null, where);
    }
    var all = new ArrayList<>(seenLast(asked.timestamps.getLast(), changed, there));
    left.forEach((moment, ids) -> all.add(at(asked.timestamps.get(moment), ids)));
    return new Rows(joined("(", all, ") wp"), where);
  }

  /** Packages that may have been something else at one of these moments than they are, or than they were at another. */
  private List<Long> changed(List<Timestamp> timestamps) {
    var first = Compare.time(timestamps.stream().filter(timestamp -> !timestamp.isNow()).map(Timestamp::moment).min(Comparator.naturalOrder()).orElseThrow());
    return database.list(Sql.of("select j.resource_id as id from journals j where").then(SINCE, first)
        .then("union select wp.id from work_packages wp where wp.created_at > ?", first), row -> row.id("id"));
  }

  /** What was not there any more at the last moment, by the last at which it was. */
  private static Map<Integer, List<Long>> left(List<State<Long>> states, List<Long> there) {
    var left = new TreeMap<Integer, List<Long>>();
    var known = new HashSet<>(there);
    states.stream().sorted(Comparator.comparing((State<Long> state) -> -state.moment)).filter(state -> known.add(state.row))
        .forEach(state -> left.computeIfAbsent(state.moment, key -> new ArrayList<>()).add(state.row));
    return left;
  }

  private static List<Sql> seenLast(Timestamp last, List<Long> changed, List<Long> there) {
    return last.isNow() ? List.of(Sql.of("select wp.* from work_packages wp"))
        : List.of(Sql.of("select wp.* from work_packages wp where wp.id <> all(?)", (Object) Sql.longs(changed)), at(last, there));
  }

  private static Sql at(Timestamp timestamp, List<Long> ids) {
    return Sql.of("select wp.* from").then(of(ids, timestamp)).then("wp where").then(Sql.anyOf("wp.id", ids));
  }

  /** These packages at each of the moments at which the viewer may see them, in one statement. */
  public <T> List<State<T>> states(Asked asked, Collection<Long> ids, String columns, Function<Row, T> mapper) {
    var all = new ArrayList<Sql>();
    for (int i = 0; i < asked.timestamps.size(); i++) {
      var timestamp = asked.timestamps.get(i);
      all.add(Sql.of("select " + columns + ", " + i + " as moment, coalesce(").then(asked.matching).then(", false) as matches from")
          .then(of(ids, timestamp)).then("wp where").then(Sql.anyOf("wp.id", ids)).then("and").then(there(timestamp, asked)));
    }
    return database.list(joined("", all, ""), row -> new State<>(row.integer("moment"), mapper.apply(row), row.bool("matches")));
  }

  private static Sql there(Timestamp timestamp, Asked asked) {
    var visible = Sql.of("(").then(asked.visible).then(")");
    return timestamp.isNow() ? visible : visible.then("and wp.created_at <= ?", Compare.time(timestamp.moment()));
  }

  private static Sql of(Collection<Long> ids, Timestamp timestamp) {
    if (timestamp.isNow()) {
      return Sql.of("work_packages");
    }
    var since = Sql.of(SINCE, Compare.time(timestamp.moment())).then("and j.resource_id = any(?)", (Object) Sql.longs(ids));
    return Sql.of("(select present.* from work_packages present where not exists (select from journals j where j.resource_id = present.id and").then(since)
        .then(")").then(WAS).then(since).then(BACK);
  }

  private static Sql joined(String before, List<Sql> parts, String after) {
    var all = Sql.of(before).then(parts.getFirst());
    for (var part : parts.subList(1, parts.size())) {
      all = all.then("union all").then(part);
    }
    return all.then(after);
  }
}
