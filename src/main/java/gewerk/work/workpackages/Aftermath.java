package gewerk.work.workpackages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import gewerk.platform.http.Refusal;
import gewerk.platform.i18n.Message;
import gewerk.platform.settings.Settings;
import gewerk.work.journals.Entry;
import gewerk.work.journals.Journals;
import gewerk.work.progress.Progress;
import gewerk.work.progress.Totals;
import gewerk.work.scheduling.Dates;
import gewerk.work.scheduling.ModeRules;
import gewerk.work.scheduling.Rescheduled;
import gewerk.work.scheduling.Schedule;
import gewerk.work.scheduling.Snapshot;
import org.jspecify.annotations.Nullable;

/** What a change does to other work packages: successors and parents move, totals add up anew, duplicates close. */
final class Aftermath {
  private final Neighbours neighbours;
  private final PlanStore plan;
  private final TotalStore totals;
  private final WorkPackageWriteStore writes;
  private final Journals journals;
  private final Settings settings;

  Aftermath(Neighbours neighbours, PlanStore plan, TotalStore totals, WorkPackageWriteStore writes, Journals journals, Settings settings) {
    this.neighbours = neighbours;
    this.plan = plan;
    this.totals = totals;
    this.writes = writes;
    this.journals = journals;
    this.settings = settings;
  }

  /** After one was made (before is null) or changed. */
  void ofChange(@Nullable WorkPackage before, WorkPackage after, long userId) {
    boolean moved = before == null || !Objects.equals(before.parentId(), after.parentId());
    var modes = moved ? newParent(before, after) : Map.<Long, Boolean>of();
    if (moved || !before.dates().equals(after.dates()) || before.scheduleManually() != after.scheduleManually()) {
      reschedule(changed(before, after), List.of(after.id()), modes, userId);
    }
    if (moved || addsUpAnew(before, after)) {
      addUp(before, after, moved);
    }
    if (before != null && closes(before, after)) {
      closeDuplicates(after, userId);
    }
  }

  /** Whether it counts otherwise in the totals above it; most changes of a status leave them as they are. */
  boolean addsUpAnew(WorkPackage before, WorkPackage after) {
    return !before.progress().equals(after.progress()) || neighbours.isExcludedFromTotals(before.statusId()) != neighbours.isExcludedFromTotals(after.statusId());
  }

  /** Whether duplicates close with it. */
  boolean closesOthers(WorkPackage before, WorkPackage after) {
    return closes(before, after) && !totals.openDuplicates(after.id(), neighbours.closedIds()).isEmpty();
  }

  private boolean closes(WorkPackage before, WorkPackage after) {
    return !neighbours.isClosed(before.statusId()) && neighbours.isClosed(after.statusId());
  }

  /** After packages and all beneath them are gone. */
  void ofDeletion(@Nullable Long parentId, Collection<Long> successors, long userId) {
    var left = new LinkedHashSet<>(successors);
    var modes = new HashMap<>(backToManual(successors));
    if (parentId != null) {
      left.add(parentId);
      modes.putAll(lostChild(parentId));
    }
    reschedule(left, left, modes, userId);
    if (parentId != null) {
      addUp(Set.of(parentId));
    }
  }

  /** After a relation was made, changed or taken away. */
  void ofRelation(long successorId, long predecessorId, boolean made, long userId) {
    var modes = made ? firstPredecessor(successorId) : backToManual(List.of(successorId));
    reschedule(List.of(successorId), List.of(predecessorId), modes, userId);
  }

  private Map<Long, Boolean> firstPredecessor(long successorId) {
    var ties = plan.ties(successorId);
    boolean first = ties.predecessorCount() == 1 && !ties.ties().children();
    return first ? switched(successorId, false) : Map.of();
  }

  /** Moves whatever depends on these packages. */
  void reschedule(Collection<Long> changed, long userId) {
    reschedule(changed, changed, Map.of(), userId);
  }

  /**
   * @param causes what histories name as the reason
   * @param modes the packages that have just begun to be scheduled manually, or ceased
   */
  private void reschedule(Collection<Long> changed, Collection<Long> causes, Map<Long, Boolean> modes, long userId) {
    if (changed.isEmpty()) {
      return;
    }
    var snapshot = plan.snapshot(changed);
    var result = Schedule.after(changed, snapshot, neighbours.calendar().get());
    result.moved().forEach(Aftermath::refuseBeyondCalendar);
    if (!result.moved().isEmpty()) {
      writes.setDates(result.moved());
    }
    var changes = dateChanges(result.moved(), snapshot);
    modes.forEach((id, manually) -> changes.computeIfAbsent(id, key -> new LinkedHashMap<>()).put("scheduleManually", List.of(!manually, manually)));
    if (!changes.isEmpty()) {
      journals.writeAll(entries(changes, causes, userId));
    }
    if (!result.ranges().isEmpty()) {
      writes.setRanges(result.ranges());
    }
  }

  private static void refuseBeyondCalendar(Rescheduled.Moved moved) {
    if (!Dates.isWritable(moved.dates().start()) || !Dates.isWritable(moved.dates().due())) {
      throw Refusal.invalid("PropertyConstraintViolation", "base", Message.of("workPackage.error.beyond_calendar", String.valueOf(moved.id())));
    }
  }

  private static List<Entry> entries(Map<Long, Map<String, List<Object>>> changes, Collection<Long> causes, long userId) {
    var entries = new ArrayList<Entry>();
    changes.forEach((id, ofOne) -> {
      var kind = ofOne.keySet().equals(Set.of("scheduleManually")) ? "mode" : "scheduling";
      entries.add(Entry.of("work_package", id, userId, ofOne).causedBy(Map.of("type", kind, "workPackages", List.copyOf(causes))));
    });
    return entries;
  }

  private static Map<Long, Map<String, List<Object>>> dateChanges(List<Rescheduled.Moved> moved, Snapshot snapshot) {
    var before = new HashMap<Long, Dates>();
    snapshot.packages().forEach(planned -> before.put(planned.id(), planned.dates()));
    var changes = new LinkedHashMap<Long, Map<String, List<Object>>>();
    moved.forEach(move -> changes.put(move.id(), dateChanges(before.get(move.id()), move.dates())));
    return changes;
  }

  private static Map<String, List<Object>> dateChanges(Dates before, Dates after) {
    var changes = new LinkedHashMap<String, List<Object>>();
    put(changes, "startDate", before.start(), after.start());
    put(changes, "dueDate", before.due(), after.due());
    put(changes, "duration", before.duration(), after.duration());
    put(changes, "ignoreNonWorkingDays", before.ignoreNonWorkingDays(), after.ignoreNonWorkingDays());
    return changes;
  }

  private static void put(Map<String, List<Object>> changes, String attribute, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      changes.put(attribute, Arrays.asList(plain(before), plain(after)));
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof java.time.LocalDate ? value.toString() : value;
  }

  /** The first child makes a parent automatic, the last one that goes makes it manual again. */
  private Map<Long, Boolean> newParent(@Nullable WorkPackage before, WorkPackage after) {
    var modes = new HashMap<Long, Boolean>();
    if (after.parentId() != null) {
      var ties = plan.ties(after.parentId());
      boolean first = ties.childCount() == 1 && !ties.ties().predecessors() && !ties.ties().inheritedPredecessors();
      modes.putAll(first ? switched(after.parentId(), false) : Map.of());
    }
    if (before != null && before.parentId() != null) {
      modes.putAll(lostChild(before.parentId()));
    }
    return modes;
  }

  private Map<Long, Boolean> lostChild(long parentId) {
    if (plan.ties(parentId).childCount() == 0) {
      writes.clearTotals(parentId);
    }
    return backToManual(List.of(parentId));
  }

  private Map<Long, Boolean> backToManual(Collection<Long> ids) {
    var modes = new HashMap<Long, Boolean>();
    for (long id : ids) {
      modes.putAll(ModeRules.mayBeAutomatic(plan.ties(id).ties()) ? Map.of() : switched(id, true));
    }
    return modes;
  }

  /** Empty when it was scheduled so already. */
  private Map<Long, Boolean> switched(long id, boolean manually) {
    return writes.setMode(id, manually) ? Map.of(id, manually) : Map.of();
  }

  private static Set<Long> changed(@Nullable WorkPackage before, WorkPackage after) {
    var changed = new LinkedHashSet<Long>();
    changed.add(after.id());
    if (after.parentId() != null) {
      changed.add(after.parentId());
    }
    if (before != null && before.parentId() != null) {
      changed.add(before.parentId());
    }
    return changed;
  }

  private void addUp(@Nullable WorkPackage before, WorkPackage after, boolean moved) {
    var ids = new HashSet<Long>();
    if (after.hasChildren()) {
      ids.add(after.id());
    } else if (after.parentId() != null) {
      ids.add(after.parentId());
    }
    if (moved && before != null && before.parentId() != null) {
      ids.add(before.parentId());
    }
    addUp(ids);
  }

  /** New totals for these packages and all above them. */
  private void addUp(Set<Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    var mode = settings.text("total_percent_complete_mode").equals("simple_average") ? Totals.Mode.SIMPLE_AVERAGE : Totals.Mode.WORK_WEIGHTED_AVERAGE;
    totals.lockChain(ids);
    var contributions = totals.contributions(ids);
    var saved = new HashMap<Long, Progress>();
    contributions.forEach(each -> saved.put(each.id(), each.savedTotal() == null ? Progress.NONE : each.savedTotal()));
    var fresh = new Totals(mode).of(contributions);
    fresh.entrySet().removeIf(entry -> entry.getValue().equals(saved.get(entry.getKey())));
    if (!fresh.isEmpty()) {
      writes.setTotals(fresh);
    }
  }

  private void closeDuplicates(WorkPackage closed, long userId) {
    var duplicates = totals.openDuplicates(closed.id(), neighbours.closedIds());
    if (duplicates.isEmpty()) {
      return;
    }
    writes.setStatus(duplicates.keySet(), closed.statusId());
    var cause = Map.<String, Object>of("type", "duplicate_closed", "workPackages", List.of(closed.id()));
    var entries = new ArrayList<Entry>();
    duplicates.forEach((id, status) -> entries.add(
        Entry.of("work_package", id, userId, Map.of("status", List.of(status, closed.statusId()))).causedBy(cause)));
    journals.writeAll(entries);
  }
}
