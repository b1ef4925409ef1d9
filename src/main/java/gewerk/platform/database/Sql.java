package gewerk.platform.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A piece of SQL with the values of its question marks, so that conditions can be put together without ever writing a value into text.
 *
 * <p>Lists of ids are passed as arrays ({@code = any(?)}): the text stays the same whatever their number, and PostgreSQL plans it once.
 */
public record Sql(String text, List<Object> values) {
  public static final Sql NOTHING = new Sql("", List.of());
  public static final Sql TRUE = new Sql("true", List.of());
  public static final Sql FALSE = new Sql("false", List.of());

  public Sql {
    values = values.isEmpty() ? List.of() : java.util.Collections.unmodifiableList(new ArrayList<>(values));
  }

  public static Sql of(String text, Object... values) {
    return new Sql(text, Arrays.asList(values));
  }

  /** {@code column = any(?)} over ids. */
  public static Sql anyOf(String expression, Collection<Long> ids) {
    return of(expression + " = any(?)", (Object) longs(ids));
  }

  public static long[] longs(Collection<Long> ids) {
    return ids.stream().mapToLong(Long::longValue).toArray();
  }

  public static Sql and(Collection<Sql> conditions) {
    return join(" and ", conditions, TRUE);
  }

  public static Sql or(Collection<Sql> conditions) {
    return join(" or ", conditions, FALSE);
  }

  public Sql and(Sql other) {
    return and(List.of(this, other));
  }

  public Sql not() {
    return new Sql("not (" + text + ")", values);
  }

  /** This text, a blank, then the other. */
  public Sql then(Sql other) {
    return other.text.isEmpty() ? this : new Sql(text + " " + other.text, both(values, other.values));
  }

  public Sql then(String text, Object... values) {
    return then(of(text, values));
  }

  private static Sql join(String word, Collection<Sql> conditions, Sql whenEmpty) {
    if (conditions.isEmpty()) {
      return whenEmpty;
    }
    if (conditions.size() == 1) {
      return conditions.iterator().next();
    }
    var text = new ArrayList<String>();
    var values = new ArrayList<Object>();
    for (var condition : conditions) {
      text.add("(" + condition.text + ")");
      values.addAll(condition.values);
    }
    return new Sql(String.join(word, text), values);
  }

  private static List<Object> both(List<Object> first, List<Object> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
