package gewerk.work.scheduling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import gewerk.platform.clock.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * How start, finish and duration of one work package follow from each other when it is written.
 *
 * <p>{@link #manual} is for packages whose dates people set, {@link #automatic} for those that predecessors push,
 * {@link #parent} for those that take their dates from their children.
 */
public record DateRules(WorkingDays calendar) {
  /** About 3800 years of five-day weeks: far beyond any plan, and still a date that PostgreSQL can store. */
  public static final int LONGEST_DURATION = 1_000_000;

  public DerivedDates manual(DateDraft draft) {
    if (draft.milestone()) {
      return milestone(draft);
    }
    if (draft.change().given().isEmpty()) {
      return DerivedDates.valid(draft.saved());
    }
    var asked = onCountedDays(draft.change().over(draft.saved()));
    return impossibleDuration(asked).map(wrong -> new DerivedDates(asked, List.of(wrong)))
        .orElseGet(() -> checked(derived(asked, draft.change()), draft.change()));
  }

  /** The dates of a leaf that begins as soon as its predecessors let it; with null they let it begin at any time. */
  public DerivedDates automatic(DateDraft draft, @Nullable LocalDate soonestStart) {
    if (soonestStart == null) {
      return manual(draft);
    }
    var asked = onCountedDays(draft.change().over(draft.saved()).start(soonestStart));
    if (draft.milestone()) {
      return new DerivedDates(onOneDay(asked, asked.start()), durationOfMilestone(draft.change()));
    }
    return impossibleDuration(asked).map(wrong -> new DerivedDates(asked, List.of(wrong)))
        .orElseGet(() -> beginningAtStart(asked, draft.change()));
  }

  private DerivedDates beginningAtStart(Dates asked, DateChange change) {
    var start = asked.start();
    if (change.gives(DateField.DUE)) {
      var fixed = change.start(start);
      var dates = derived(asked, fixed);
      return isBefore(dates.due(), start) ? new DerivedDates(dates, List.of(DateViolation.beforeSoonestStart(start)))
          : checked(dates, fixed);
    }
    return writable(DerivedDates.valid(change.gives(DateField.DURATION) && asked.duration() == null ? asked.due(null) : lastingFromStart(asked)));
  }

  /** A leaf pushed or pulled to where its predecessors allow it to begin. It keeps its duration, not its length in the calendar. */
  Dates movedTo(LocalDate soonestStart, Dates dates, boolean milestone) {
    var moved = dates.start(calendar.next(soonestStart, dates.ignoreNonWorkingDays()));
    return milestone ? onOneDay(moved, moved.start()) : lastingFromStart(moved);
  }

  private Dates lastingFromStart(Dates dates) {
    var start = dates.start();
    if (hasDuration(dates)) {
      return dates.due(calendar.due(start, dates.duration(), dates.ignoreNonWorkingDays()));
    }
    var due = counted(dates.due(), dates);
    return withDuration(isBefore(due, start) ? dates.due(start) : dates.due(due));
  }

  /**
   * The dates of a package with children: from the earliest date beneath it to the latest. It lasts at least a day,
   * even where all dates beneath lie on days that have become days off.
   */
  public Dates parent(DateRange beneath, boolean anyChildIgnoresNonWorkingDays) {
    var dates = withDuration(new Dates(beneath.start(), beneath.due(), null, anyChildIgnoresNonWorkingDays));
    return dates.duration() == null ? dates : dates.duration(Math.max(1, dates.duration()));
  }

  private DerivedDates milestone(DateDraft draft) {
    var change = draft.change();
    var asked = change.over(draft.saved());
    var date = change.gives(DateField.START) && !change.gives(DateField.DUE) ? asked.start()
        : change.gives(DateField.DUE) || asked.due() != null ? asked.due() : asked.start();
    var dates = onOneDay(asked, date);
    var wrong = new ArrayList<DateViolation>(durationOfMilestone(change));
    if (change.gives(DateField.START) && change.gives(DateField.DUE) && !isSame(asked.start(), asked.due())) {
      wrong.add(DateViolation.milestoneDatesDiffer());
    }
    return new DerivedDates(dates.equals(draft.saved()) ? dates : onCountedDays(dates), wrong);
  }

  private static List<DateViolation> durationOfMilestone(DateChange change) {
    var duration = change.values().duration();
    return change.gives(DateField.DURATION) && duration != null && duration != 1 ? List.of(DateViolation.durationOfMilestone()) : List.of();
  }

  private static Dates onOneDay(Dates dates, @Nullable LocalDate date) {
    return new Dates(date, date, 1, dates.ignoreNonWorkingDays());
  }

  private Dates onCountedDays(Dates dates) {
    return dates.start(counted(dates.start(), dates)).due(counted(dates.due(), dates));
  }

  private @Nullable LocalDate counted(@Nullable LocalDate date, Dates dates) {
    return date == null ? null : calendar.next(date, dates.ignoreNonWorkingDays());
  }

  private static Optional<DateViolation> impossibleDuration(Dates asked) {
    var duration = asked.duration();
    if (duration == null || duration >= 1 && duration <= LONGEST_DURATION) {
      return Optional.empty();
    }
    return Optional.of(duration < 1 ? DateViolation.notPositive() : DateViolation.tooLong(LONGEST_DURATION));
  }

  /** The first field, in the order duration, finish, start, that was not given gives way to the two others. */
  private Dates derived(Dates dates, DateChange change) {
    boolean start = dates.start() != null;
    boolean due = dates.due() != null;
    boolean duration = dates.duration() != null;
    if (!change.gives(DateField.DURATION) && start && due) {
      return withDuration(dates);
    }
    if (!change.gives(DateField.DUE) && start && duration) {
      return dates.due(calendar.due(dates.start(), dates.duration(), dates.ignoreNonWorkingDays()));
    }
    if (!change.gives(DateField.START) && due && duration) {
      return dates.start(calendar.start(dates.due(), dates.duration(), dates.ignoreNonWorkingDays()));
    }
    return cleared(dates, change);
  }

  /** With only one of the two others left, the field that was not given loses its ground. */
  private static Dates cleared(Dates dates, DateChange change) {
    boolean start = dates.start() != null;
    boolean due = dates.due() != null;
    boolean duration = dates.duration() != null;
    if (!change.gives(DateField.DURATION) && start != due) {
      return dates.duration(null);
    }
    if (!change.gives(DateField.DUE) && start != duration) {
      return dates.due(null);
    }
    return !change.gives(DateField.START) && due != duration ? dates.start(null) : dates;
  }

  private DerivedDates checked(Dates dates, DateChange change) {
    var wrong = new ArrayList<DateViolation>();
    if (isBefore(dates.due(), dates.start())) {
      wrong.add(DateViolation.dueBeforeStart());
    }
    disagreement(dates).ifPresent(wrong::add);
    missing(dates).filter(change::gives).map(DateViolation::knownFromOthers).ifPresent(wrong::add);
    return writable(new DerivedDates(dates, wrong));
  }

  /** What a duration makes of dates. */
  private static DerivedDates writable(DerivedDates derived) {
    var wrong = new ArrayList<>(derived.violations());
    if (!Dates.isWritable(derived.dates().start())) {
      wrong.add(DateViolation.notADate(DateField.START));
    }
    if (!Dates.isWritable(derived.dates().due())) {
      wrong.add(DateViolation.notADate(DateField.DUE));
    }
    return new DerivedDates(derived.dates(), wrong);
  }

  private Optional<DateViolation> disagreement(Dates dates) {
    if (dates.start() == null || dates.due() == null || dates.duration() == null) {
      return Optional.empty();
    }
    int difference = dates.duration() - days(dates);
    if (dates.duration() < 1) {
      return Optional.of(DateViolation.notPositive());
    }
    return difference == 0 ? Optional.empty()
        : Optional.of(difference > 0 ? DateViolation.longerThanInterval() : DateViolation.shorterThanInterval());
  }

  /** The only field without a value, if there is just one. */
  private static Optional<DateField> missing(Dates dates) {
    var empty = EnumSet.noneOf(DateField.class);
    if (dates.start() == null) {
      empty.add(DateField.START);
    }
    if (dates.due() == null) {
      empty.add(DateField.DUE);
    }
    if (dates.duration() == null) {
      empty.add(DateField.DURATION);
    }
    return empty.size() == 1 ? empty.stream().findFirst() : Optional.empty();
  }

  private Dates withDuration(Dates dates) {
    return dates.duration(dates.start() == null || dates.due() == null ? null : days(dates));
  }

  private int days(Dates dates) {
    return calendar.duration(dates.start(), dates.due(), dates.ignoreNonWorkingDays());
  }

  private static boolean hasDuration(Dates dates) {
    return dates.duration() != null && dates.duration() > 0;
  }

  private static boolean isBefore(@Nullable LocalDate date, @Nullable LocalDate other) {
    return date != null && other != null && date.isBefore(other);
  }

  private static boolean isSame(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null ? other == null : one.equals(other);
  }
}
