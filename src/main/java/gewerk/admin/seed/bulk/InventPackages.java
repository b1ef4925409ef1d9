package gewerk.admin.seed.bulk;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import gewerk.platform.clock.WorkingDays;
import gewerk.work.progress.Progress;
import gewerk.work.scheduling.Dates;
import org.jspecify.annotations.Nullable;

/** Invents the work packages of a project: most of them old and closed, a third of them beneath another, most of them somebody's. */
final class InventPackages {
  private static final int OLDEST_IN_DAYS = 1_000;
  private static final int DEEPEST = 2;
  private static final int SIBLINGS = 8;

  private final Vocabulary vocabulary;
  private final Chance chance;
  private final BulkFields fields;
  private final Instant now;
  private final WorkingDays calendar = WorkingDays.mondayToFriday();
  private final List<BulkStore.Type> types;
  private final List<Long> closed;
  private final List<Long> priorities;
  private final long newStatus;

  InventPackages(BulkStore store, Vocabulary vocabulary, Chance chance, BulkFields fields) {
    this.vocabulary = vocabulary;
    this.chance = chance;
    this.fields = fields;
    now = Instant.now();
    types = store.types().stream().sorted(Comparator.comparing(BulkStore.Type::milestone)).toList(); // the first comes most often
    closed = store.closedStatuses();
    priorities = store.priorities();
    newStatus = store.defaultStatus();
  }

  /** In the order in which they were made. */
  List<BulkPackage> of(BulkProject project, long firstId, int count) {
    var made = new ArrayList<BulkPackage>();
    var moments = moments(count);
    for (int i = 0; i < count; i++) {
      made.add(one(project, firstId + i, parent(made), moments.get(i)));
    }
    return made;
  }

  /** More of late than long ago. */
  private List<Instant> moments(int count) {
    return IntStream.range(0, count).mapToObj(i -> {
      int days = chance.percent(30) ? chance.longTail(60) : chance.below(OLDEST_IN_DAYS);
      return now.minus(Duration.ofDays(days + 1L)).minusSeconds(chance.below(86_400));
    }).sorted(Comparator.naturalOrder()).toList();
  }

  /** Something made lately that may have children; null for two of three. */
  private @Nullable BulkPackage parent(List<BulkPackage> made) {
    for (int tries = chance.percent(36) ? 3 : 0; tries > 0 && !made.isEmpty(); tries--) {
      var parent = made.get(made.size() - 1 - chance.below(Math.min(made.size(), SIBLINGS)));
      if (parent.level() < DEEPEST && !parent.isMilestone()) {
        return parent;
      }
    }
    return null;
  }

  private BulkPackage one(BulkProject project, long id, @Nullable BulkPackage parent, Instant createdAt) {
    var sorting = sorting(project, createdAt);
    var day = LocalDate.ofInstant(createdAt, ZoneOffset.UTC);
    return new BulkPackage(id, parent == null ? null : parent.id(), parent == null ? 0 : parent.level() + 1, sorting, people(project),
        new BulkPackage.Text(vocabulary.phrase(3, 9), chance.percent(80) ? vocabulary.text() : ""), dates(sorting.type(), day), progress(sorting),
        fields.values(project, day), createdAt);
  }

  private BulkPackage.Sorting sorting(BulkProject project, Instant createdAt) {
    var type = chance.oftenFirst(types);
    boolean old = createdAt.isBefore(now.minus(Duration.ofDays(120)));
    var open = type.statuses().stream().filter(status -> !closed.contains(status)).toList();
    boolean done = chance.percent(old ? 70 : 25);
    long status = done ? closed.get(chance.percent(90) ? 0 : closed.size() - 1) : chance.percent(40) ? newStatus : chance.oneOf(open);
    long priority = chance.percent(70) ? priorities.getFirst() : chance.oneOf(priorities);
    return new BulkPackage.Sorting(type, status, closed.contains(status), priority, chance.percent(50) ? chance.oftenFirst(project.versions()) : null,
        chance.percent(40) ? chance.oftenFirst(project.categories()) : null);
  }

  private BulkPackage.People people(BulkProject project) {
    return new BulkPackage.People(chance.oneOf(project.members()), chance.percent(75) ? member(project) : null,
        chance.percent(20) ? member(project) : null);
  }

  private long member(BulkProject project) {
    return chance.percent(50) ? chance.oneOf(project.members()) : chance.oftenFirst(project.members());
  }

  private Dates dates(BulkStore.Type type, LocalDate day) {
    if (!chance.percent(60)) {
      return Dates.NONE;
    }
    var start = calendar.next(day.plusDays(chance.longTail(60)));
    int days = type.milestone() ? 1 : 1 + chance.longTail(30);
    return new Dates(start, calendar.due(start, days, false), days, false);
  }

  /** Work in half hours, percentages in tens: then remaining work is never rounded. */
  private Progress progress(BulkPackage.Sorting sorting) {
    if (sorting.type().milestone() || !chance.percent(50)) {
      return Progress.NONE;
    }
    var work = BigDecimal.valueOf(1L + chance.longTail(80)).divide(BigDecimal.TWO);
    int percent = sorting.closed() ? 100 : sorting.status() == newStatus ? 0 : 10 * chance.below(10);
    return new Progress(work, work.multiply(BigDecimal.valueOf(100L - percent)).movePointLeft(2), percent);
  }
}
