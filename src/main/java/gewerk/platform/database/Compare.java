package gewerk.platform.database;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Comparisons of a column, or any expression, with values. Negations hold for rows without a value too. */
public final class Compare {
  private Compare() {}

  /** One id is compared as itself: from {@code = any} PostgreSQL cannot tell that an index on the column and an order gives rows in that order. */
  public static Sql isAnyOf(String column, Collection<Long> ids) {
    return ids.size() == 1 ? Sql.of(column + " = ?", ids.iterator().next()) : Sql.anyOf(column, ids);
  }

  public static Sql isNoneOf(String column, Collection<Long> ids) {
    return Sql.of("(%1$s is null or %1$s <> all(?))".formatted(column), (Object) Sql.longs(ids));
  }

  public static Sql isAnyText(String column, Collection<String> texts) {
    return Sql.of(column + " = any(?)", (Object) texts.toArray(String[]::new));
  }

  public static Sql isNoText(String column, Collection<String> texts) {
    return Sql.of("(%1$s is null or %1$s <> all(?))".formatted(column), (Object) texts.toArray(String[]::new));
  }

  public static Sql isAnyNumber(String column, Collection<BigDecimal> numbers) {
    return Sql.of(column + " = any(?)", (Object) numbers.toArray(BigDecimal[]::new));
  }

  public static Sql isNoNumber(String column, Collection<BigDecimal> numbers) {
    return Sql.of("(%1$s is null or %1$s <> all(?))".formatted(column), (Object) numbers.toArray(BigDecimal[]::new));
  }

  public static Sql atLeast(String column, BigDecimal number) {
    return Sql.of(column + " >= ?", number);
  }

  public static Sql atMost(String column, BigDecimal number) {
    return Sql.of(column + " <= ?", number);
  }

  public static Sql is(String column, boolean truth) {
    return Sql.of("coalesce(" + column + ", false) = ?", truth);
  }

  public static Sql isEmpty(String column) {
    return Sql.of(column + " is null");
  }

  public static Sql isPresent(String column) {
    return Sql.of(column + " is not null");
  }

  /** All words, in any order, whatever their case; each is a condition of its own, because no index helps with {@code ilike all}. */
  public static Sql contains(String column, String words) {
    return Sql.and(Arrays.stream(patterns(words)).map(pattern -> Sql.of(column + " ilike ?", pattern)).toList());
  }

  public static Sql containsNot(String column, String words) {
    return Sql.of("(%1$s is null or not %1$s ilike all(?))".formatted(column), (Object) patterns(words));
  }

  /** The same for a column that is in lower case already: for each row the letters are compared as they are. */
  public static Sql foldedContains(String column, String words) {
    return Sql.and(Arrays.stream(patterns(words)).map(pattern -> Sql.of(column + " like lower(?)", pattern)).toList());
  }

  /** Both ends belong to it; a missing end is open. */
  public static Sql between(String column, @Nullable LocalDate from, @Nullable LocalDate to) {
    var parts = new ArrayList<Sql>();
    if (from != null) {
      parts.add(Sql.of(column + " >= ?", from));
    }
    if (to != null) {
      parts.add(Sql.of(column + " <= ?", to));
    }
    return parts.isEmpty() ? isPresent(column) : Sql.and(parts);
  }

  /** From the first moment, up to but not including the last; a missing end is open. */
  public static Sql during(String column, @Nullable Instant from, @Nullable Instant to) {
    var parts = new ArrayList<Sql>();
    if (from != null) {
      parts.add(Sql.of(column + " >= ?", time(from)));
    }
    if (to != null) {
      parts.add(Sql.of(column + " < ?", time(to)));
    }
    return parts.isEmpty() ? isPresent(column) : Sql.and(parts);
  }

  /** The form in which the driver takes a moment. */
  public static OffsetDateTime time(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  private static String[] patterns(String words) {
    return List.of(words.strip().split("\\s+")).stream().map(word -> "%" + escape(word) + "%").toArray(String[]::new);
  }

  private static String escape(String word) {
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
