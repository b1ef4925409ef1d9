package gewerk.admin.seed;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

import gewerk.platform.clock.WorkingDays;
import gewerk.work.progress.Contribution;
import gewerk.work.progress.Progress;
import gewerk.work.progress.Totals;
import gewerk.work.scheduling.DateRange;
import gewerk.work.scheduling.Dates;
import gewerk.work.scheduling.Follows;
import gewerk.work.scheduling.PlannedPackage;
import gewerk.work.scheduling.Schedule;
import gewerk.work.scheduling.Snapshot;
import org.jspecify.annotations.Nullable;

/** What follows from a whole plan by the rules of scheduling and progress: the dates of all packages, and what their parents add up to. */
public final class Plan {
  /** A package as somebody wrote it down. */
  public record Written(long id, @Nullable Long parentId, Dates dates, boolean manually, boolean milestone, Progress progress) {}

  private final Map<Long, Written> written;
  private final Map<Long, Dates> dates = new HashMap<>();
  private final Map<Long, DateRange> beneath = new HashMap<>();
  private final Map<Long, Progress> totals;

  public Plan(List<Written> packages, List<Follows> follows, WorkingDays calendar) {
    written = packages.stream().collect(toMap(Written::id, each -> each));
    var planned = packages.stream()
        .map(each -> new PlannedPackage(each.id(), each.parentId(), each.dates(), each.manually(), each.milestone(), DateRange.EMPTY)).toList();
    var scheduled = Schedule.after(written.keySet(), new Snapshot(planned, follows), calendar);
    scheduled.moved().forEach(moved -> dates.put(moved.id(), moved.dates()));
    scheduled.ranges().forEach(range -> beneath.put(range.id(), range.range()));
    totals = new Totals(Totals.Mode.WORK_WEIGHTED_AVERAGE)
        .of(packages.stream().map(each -> new Contribution(each.id(), each.parentId(), each.progress(), null, false)).toList());
  }

  public Dates dates(long id) {
    return dates.getOrDefault(id, written.get(id).dates());
  }

  public boolean hasChildren(long id) {
    return totals.containsKey(id);
  }

  /** Empty without children. */
  public DateRange beneath(long id) {
    return beneath.getOrDefault(id, DateRange.EMPTY);
  }

  /** None without children. */
  public Progress total(long id) {
    return totals.getOrDefault(id, Progress.NONE);
  }

  /** From the root to the parent. */
  public List<Long> ancestors(long id) {
    var ancestors = new LinkedList<Long>();
    for (var parent = written.get(id).parentId(); parent != null; parent = written.get(parent).parentId()) {
      ancestors.addFirst(parent);
    }
    return ancestors;
  }
}
