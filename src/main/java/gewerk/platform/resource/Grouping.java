package gewerk.platform.resource;

import java.util.List;
import java.util.function.BiFunction;

import gewerk.platform.database.Source;
import gewerk.platform.hal.Link;
import org.jspecify.annotations.Nullable;

/**
 * A way to group a list.
 *
 * @param expression what the rows of a group share, in SQL
 * @param order by what the groups stand in order, in SQL
 * @param shown how a value, as text, looks
 */
public record Grouping(String name, String expression, String order, BiFunction<@Nullable String, Asking, Shown> shown) {
  /** A group's value for the reader: plain or as text, and the rows it names. */
  public record Shown(@Nullable Object value, List<Link> links) {}

  public Source.By by() {
    return new Source.By(expression, order);
  }

  /** By the rows that a column of ids points at. */
  public static Grouping by(String name, Target<?> target, String column, String order) {
    return new Grouping(name, column, order, (value, asking) -> shown(target, value, asking));
  }

  /** By a plain value. */
  public static Grouping plain(String name, String expression, BiFunction<@Nullable String, Asking, @Nullable Object> value) {
    return new Grouping(name, expression, expression, (text, asking) -> new Shown(value.apply(text, asking), List.of()));
  }

  private static <L> Shown shown(Target<L> target, @Nullable String value, Asking asking) {
    if (value == null) {
      return new Shown(null, List.of());
    }
    return asking.loaded().find(target, Long.parseLong(value)).map(row -> {
      var link = target.link(row);
      return new Shown(link.title(), List.of(Link.absolute(String.valueOf(link.href()), null)));
    }).orElse(new Shown(null, List.of()));
  }
}
