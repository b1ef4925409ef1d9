package gewerk.platform.resource;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** What each operator means for a column of each type (reference: conventions, operators). Days are those of the viewer's time zone. */
final class Conditions {
  private Conditions() {}

  static Filter.Condition on(String column, FilterType type) {
    return switch (type) {
      case LIST, LIST_OPTIONAL, LIST_MULTIPLE, STATUS -> (operator, values, asking) -> ids(column, operator, Values.ids(values, asking));
      case DATE, INTERVAL -> (operator, values, asking) -> date(column, operator, values, today(asking));
      case PAST -> (operator, values, asking) -> moment(column, operator, values, asking.viewer().zone());
      case NUMBER -> (operator, values, asking) -> number(column, operator, values.stream().filter(value -> !value.isEmpty()).map(BigDecimal::new).toList());
      case TEXT, STRING, SEARCH -> (operator, values, asking) -> text(column, operator, values);
      case BOOLEAN -> (operator, values, asking) -> Compare.is(column, values.getFirst().equals("t") == (operator == Operator.IS));
    };
  }

  private static Sql ids(String column, Operator operator, List<Long> ids) {
    return switch (operator) {
      case IS -> Compare.isAnyOf(column, ids);
      case ALL_OF -> Sql.and(ids.stream().map(id -> Compare.isAnyOf(column, List.of(id))).toList());
      case IS_NOT -> Compare.isNoneOf(column, ids);
      case PRESENT -> Compare.isPresent(column);
      case EMPTY -> Compare.isEmpty(column);
      default -> throw unknown(operator);
    };
  }

  private static Sql number(String column, Operator operator, List<BigDecimal> numbers) {
    return switch (operator) {
      case IS -> Compare.isAnyNumber(column, numbers);
      case IS_NOT -> Compare.isNoNumber(column, numbers);
      case AT_LEAST -> Compare.atLeast(column, numbers.getFirst());
      case AT_MOST -> Compare.atMost(column, numbers.getFirst());
      case PRESENT -> Compare.isPresent(column);
      case EMPTY -> Compare.isEmpty(column);
      default -> throw unknown(operator);
    };
  }

  private static Sql text(String column, Operator operator, List<String> values) {
    return switch (operator) {
      case IS -> Compare.isAnyText(column, values);
      case IS_NOT -> Compare.isNoText(column, values);
      case CONTAINS, EVERYWHERE -> Compare.contains(column, values.getFirst());
      case CONTAINS_NOT -> Compare.containsNot(column, values.getFirst());
      case PRESENT -> Compare.isPresent("nullif(" + column + ", '')");
      case EMPTY -> Compare.isEmpty("nullif(" + column + ", '')");
      default -> throw unknown(operator);
    };
  }

  private static Sql date(String column, Operator operator, List<String> values, LocalDate today) {
    return switch (operator) {
      case EMPTY -> Compare.isEmpty(column);
      case PRESENT -> Compare.isPresent(column);
      case ON -> Compare.between(column, day(values.getFirst()), day(values.getFirst()));
      case BETWEEN -> Compare.between(column, day(values.getFirst()), day(values.getLast()));
      default -> {
        var days = Days.of(operator, values, today);
        yield Compare.between(column, days.first, days.last);
      }
    };
  }

  private static Sql moment(String column, Operator operator, List<String> values, ZoneId zone) {
    return switch (operator) {
      case EMPTY -> Compare.isEmpty(column);
      case PRESENT -> Compare.isPresent(column);
      case ON -> Compare.during(column, start(values.getFirst(), zone), end(values.getFirst(), zone));
      case BETWEEN -> Compare.during(column, start(values.getFirst(), zone), upTo(values.getLast(), zone));
      default -> {
        var days = Days.of(operator, values, LocalDate.now(zone));
        yield Compare.during(column, days.first == null ? null : days.first.atStartOfDay(zone).toInstant(),
            days.last == null ? null : days.last.plusDays(1).atStartOfDay(zone).toInstant());
      }
    };
  }

  private static LocalDate today(Asking asking) {
    return LocalDate.now(asking.viewer().zone());
  }

  private static @Nullable LocalDate day(String text) {
    return text.isEmpty() ? null : LocalDate.parse(text.substring(0, 10));
  }

  private static @Nullable Instant start(String text, ZoneId zone) {
    if (text.isEmpty()) {
      return null;
    }
    return Values.isDate(text) ? LocalDate.parse(text).atStartOfDay(zone).toInstant() : OffsetDateTime.parse(text).toInstant();
  }

  /** A day after its start: "on" a moment means the day that begins with it. */
  private static Instant end(String text, ZoneId zone) {
    return Values.isDate(text) ? LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant() : OffsetDateTime.parse(text).plusDays(1).toInstant();
  }

  /** The last day belongs to it wholly, a last moment does not. */
  private static @Nullable Instant upTo(String text, ZoneId zone) {
    if (text.isEmpty()) {
      return null;
    }
    return Values.isDate(text) ? end(text, zone) : OffsetDateTime.parse(text).toInstant();
  }

  private static IllegalArgumentException unknown(Operator operator) {
    return new IllegalArgumentException("Operator " + operator.symbol() + " does not belong to this type");
  }

  /** A span of days; a missing end is open. */
  private record Days(@Nullable LocalDate first, @Nullable LocalDate last) {
    static Days of(Operator operator, List<String> values, LocalDate today) {
      int number = values.isEmpty() || values.getFirst().isEmpty() ? 0 : Integer.parseInt(values.getFirst());
      var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      return switch (operator) {
        case TODAY -> new Days(today, today);
        case THIS_WEEK -> new Days(monday, monday.plusDays(6));
        case IN_DAYS -> new Days(today.plusDays(number), today.plusDays(number));
        case IN_LESS_DAYS -> new Days(today, today.plusDays(number));
        case IN_MORE_DAYS -> new Days(today.plusDays(number), null);
        case DAYS_AGO -> new Days(today.minusDays(number), today.minusDays(number));
        case LESS_DAYS_AGO -> new Days(today.minusDays(number), today);
        case MORE_DAYS_AGO -> new Days(null, today.minusDays(number));
        default -> throw unknown(operator);
      };
    }
  }
}
