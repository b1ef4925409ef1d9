package gewerk.admin.seed.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.database.JsonColumn;
import org.jspecify.annotations.Nullable;

/** Invents how a work package came to be what it is: its creation, comments, a change of status. */
final class InventHistory {
  private final Vocabulary vocabulary;
  private final Chance chance;
  private final long newStatus;
  private final Instant now = Instant.now();

  InventHistory(Vocabulary vocabulary, Chance chance, long newStatus) {
    this.vocabulary = vocabulary;
    this.chance = chance;
    this.newStatus = newStatus;
  }

  /** What the history leaves on the package itself. */
  record Left(int changes, Instant updatedAt) {}

  Left write(CopyRows journals, BulkProject project, BulkPackage made, Planned planned) {
    int more = chance.percent(55) ? 0 : 1 + chance.longTail(8);
    boolean moves = more > 0 && made.sorting().status() != newStatus && made.sorting().type().statuses().contains(newStatus);
    int statusChange = moves ? chance.between(1, more) : 0;
    var at = made.createdAt();
    journals.add("work_package", made.id(), 1, made.people().author(), "", creation(project, made, planned, moves), at, at);
    for (int entry = 1; entry <= more; entry++) {
      at = at.plus(Duration.between(at, now).dividedBy(2 + chance.below(6)));
      boolean comment = entry != statusChange || chance.percent(50);
      journals.add("work_package", made.id(), entry + 1, chance.oneOf(project.members()), comment ? vocabulary.paragraph() : "",
          entry == statusChange ? "{\"status\": [" + newStatus + ", " + made.sorting().status() + "]}" : "{}", at, at);
    }
    return new Left(moves ? 1 : 0, at);
  }

  private String creation(BulkProject project, BulkPackage made, Planned planned, boolean movedLater) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    var progress = made.progress();
    values.put("subject", made.text().subject());
    values.put("description", made.text().description().isEmpty() ? null : made.text().description());
    values.put("duration", planned.dates().duration());
    values.put("scheduleManually", planned.manually());
    values.put("ignoreNonWorkingDays", planned.dates().ignoreNonWorkingDays());
    values.put("startDate", text(planned.dates().start()));
    values.put("dueDate", text(planned.dates().due()));
    values.put("estimatedTime", progress.work() == null ? null : progress.work().stripTrailingZeros().toPlainString());
    values.put("remainingTime", progress.remaining() == null ? null : progress.remaining().stripTrailingZeros().toPlainString());
    values.put("percentageDone", progress.percent());
    values.put("assignee", made.people().assignee());
    values.put("responsible", made.people().responsible());
    values.put("project", project.id());
    values.put("parent", made.parentId());
    values.put("type", made.sorting().type().id());
    values.put("status", movedLater ? newStatus : made.sorting().status());
    values.put("category", made.sorting().category());
    values.put("version", made.sorting().version());
    values.put("priority", made.sorting().priority());
    return JsonColumn.write(changes(values));
  }

  private static Map<String, List<@Nullable Object>> changes(Map<String, @Nullable Object> values) {
    var changes = new LinkedHashMap<String, List<@Nullable Object>>();
    values.forEach((attribute, value) -> {
      if (value != null) {
        changes.put(attribute, Arrays.asList(null, value));
      }
    });
    return changes;
  }

  private static @Nullable String text(@Nullable Object date) {
    return date == null ? null : date.toString();
  }
}
