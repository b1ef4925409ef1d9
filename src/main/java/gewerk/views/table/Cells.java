package gewerk.views.table;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import gewerk.platform.i18n.Formats;
import gewerk.platform.pages.Colours;
import gewerk.platform.pages.Person;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Target;
import gewerk.platform.text.Excerpt;
import gewerk.people.principals.Principal;
import gewerk.work.workpackages.Neighbours;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/** Makes the cells of one page. What many rows share is made once: formatting a date costs more than all else in its row. */
public final class Cells {
  private static final int EXCERPT = 120;

  private final Neighbours neighbours;
  private final Asking asking;
  private final Formats formats;
  private final LocalDate today;
  private final Map<Object, Cell> chips = new HashMap<>();
  private final Map<Long, Cell> people = new HashMap<>();
  private final Map<LocalDate, String> days = new HashMap<>();
  private final Map<BigDecimal, Cell> durations = new HashMap<>();
  private final Map<Integer, Cell> percents = new HashMap<>();

  public Cells(Neighbours neighbours, Asking asking, Formats formats) {
    this.neighbours = neighbours;
    this.asking = asking;
    this.formats = formats;
    today = formats.today();
  }

  /** Loads what the links of these columns point at, a statement for each kind of target at the most. */
  public void prepare(Collection<WorkPackage> rows, Collection<Attribute<WorkPackage>> columns) {
    for (var column : columns) {
      if (column.kind().isLink() && !isInMemory(column.name())) {
        asking.loaded().load(column.target(), rows.stream().flatMap(row -> ids(column.value(row)).stream()).toList());
      }
    }
  }

  private static boolean isInMemory(String column) {
    return switch (column) {
      case "type", "status", "priority" -> true;
      default -> false;
    };
  }

  public Cell cell(Attribute<WorkPackage> column, WorkPackage wp) {
    return switch (column.name()) {
      case "type" -> type(wp.typeId());
      case "status" -> status(wp.statusId());
      case "priority" -> priority(wp.priorityId());
      case "dueDate" -> wp.dueDate() == null ? Cell.NOTHING : new Cell.When(day(wp.dueDate()), late(wp, wp.dueDate()));
      case "percentageDone" -> done(wp.progress().percent());
      case "derivedPercentageDone" -> done(wp.total().doneRatio());
      default -> value(column, column.value(wp));
    };
  }

  /** A value of an attribute, wherever it comes from. */
  public Cell value(Attribute<WorkPackage> attribute, @Nullable Object value) {
    return switch (attribute.kind()) {
      case LINK, LINKS -> linked(attribute.target(), ids(value));
      case MARKDOWN, PLAIN -> value instanceof String text && !text.isBlank() ? new Cell.Plain(Excerpt.of(text, EXCERPT)) : Cell.NOTHING;
      default -> plain(attribute.kind(), value);
    };
  }

  Cell plain(Kind kind, @Nullable Object value) {
    return switch (value) {
      case null -> Cell.NOTHING;
      case LocalDate date -> new Cell.When(day(date), null);
      case Instant moment -> new Cell.Plain(formats.dateTime(moment));
      case BigDecimal hours when kind == Kind.HOURS -> durations.computeIfAbsent(hours, this::duration);
      case BigDecimal number -> new Cell.Plain(formats.number(number));
      case Integer days when kind == Kind.DAYS -> new Cell.Plain(asking.words().count("table.days", days));
      case Boolean truth -> new Cell.Plain(asking.say(truth ? "table.yes" : "table.no"));
      case String text -> text.isEmpty() ? Cell.NOTHING : new Cell.Plain(text);
      default -> new Cell.Plain(value.toString());
    };
  }

  public Cell type(long id) {
    return chips.computeIfAbsent("type" + id, key -> neighbours.types().find(id)
        .<Cell>map(type -> new Cell.Chip(type.name(), Colours.hue(type.color()), true)).orElse(Cell.NOTHING));
  }

  public Cell status(long id) {
    return chips.computeIfAbsent(id, key -> neighbours.statuses().find(id)
        .<Cell>map(status -> new Cell.Chip(status.name(), Colours.hue(status.color()), false)).orElse(Cell.NOTHING));
  }

  private Cell priority(long id) {
    return chips.computeIfAbsent(-id, key -> neighbours.priorities().find(id).<Cell>map(priority -> new Cell.Plain(priority.name())).orElse(Cell.NOTHING));
  }

  private Cell done(@Nullable Integer percent) {
    return percent == null ? Cell.NOTHING : percents.computeIfAbsent(percent, number -> new Cell.Done(number, formats.percent(number)));
  }

  private Cell duration(BigDecimal hours) {
    return new Cell.Plain(formats.duration(Duration.ofSeconds(hours.multiply(BigDecimal.valueOf(3600)).longValue())));
  }

  private String day(LocalDate date) {
    return days.computeIfAbsent(date, formats::date);
  }

  /** In words, for whoever does not see colours. */
  private @Nullable String late(WorkPackage wp, LocalDate due) {
    boolean closed = neighbours.statuses().find(wp.statusId()).map(status -> status.isClosed()).orElse(false);
    return closed || !due.isBefore(today) ? null : asking.words().count("table.late", ChronoUnit.DAYS.between(due, today));
  }

  private <L> Cell linked(Target<L> target, List<Long> ids) {
    if (ids.size() == 1 && target == neighbours.principals()) {
      return people.computeIfAbsent(ids.getFirst(), this::person);
    }
    var names = ids.stream().flatMap(id -> asking.loaded().find(target, id).stream()).filter(row -> target.isVisible(row, asking.viewer()))
        .map(row -> Objects.toString(target.link(row, asking).title(), "")).collect(Collectors.joining(", "));
    return names.isEmpty() ? Cell.NOTHING : new Cell.Plain(names);
  }

  private Cell person(long id) {
    var name = asking.loaded().find(neighbours.principals(), id).map(Principal::name).orElse("#" + id);
    return new Cell.Who(name, Person.named(name).initials());
  }

  @SuppressWarnings("unchecked")
  private static List<Long> ids(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case Long id -> List.of(id);
      case List<?> several -> (List<Long>) several;
      default -> throw new IllegalArgumentException("No id: " + value);
    };
  }
}
