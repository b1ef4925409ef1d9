package gewerk.work.workdays;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** A span of days that a list is asked for, both ends included. */
record Span(LocalDate first, LocalDate last) {
  /** Longer ones are refused: every day is a row of the answer. */
  static final int LONGEST = 7_400;

  /** This month and the next. */
  static Span twoMonths(LocalDate today) {
    var month = YearMonth.from(today);
    return new Span(month.atDay(1), month.plusMonths(1).atEndOfMonth());
  }

  static Span yearOf(LocalDate today) {
    return new Span(today.withDayOfYear(1), today.withDayOfYear(today.lengthOfYear()));
  }

  /** From one date to another; an end that is left open is that of the usual span, or of the month after the other end. */
  static Span between(List<String> ends, Span usual) {
    var first = ends.getFirst().isEmpty() ? null : date(ends.getFirst());
    var last = ends.getLast().isEmpty() ? null : date(ends.getLast());
    if (first == null && last == null) {
      return usual;
    }
    if (first == null) {
      return new Span(earlier(usual.first, YearMonth.from(last).minusMonths(1).atDay(1)), last);
    }
    return new Span(first, last != null ? last : later(usual.last, YearMonth.from(first).plusMonths(1).atEndOfMonth()));
  }

  boolean isTooLong() {
    return first.plusDays(LONGEST).isBefore(last);
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text.substring(0, 10));
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
