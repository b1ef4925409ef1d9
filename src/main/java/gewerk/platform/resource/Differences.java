package gewerk.platform.resource;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.platform.audit.Entry.Change;
import gewerk.platform.resource.Attribute.Trait;
import org.jspecify.annotations.Nullable;

/** What differs between two states of a row, by its declaration: for its history, for the log of administration, and for those who are told. */
public final class Differences {
  private static final Set<String> NOT_KEPT = Set.of("lockVersion", "createdAt", "updatedAt", "date", "author");

  private Differences() {}

  /**
   * By attribute that people can write, what it was and what it is.
   *
   * @param before null for a row that is new
   * @param after null for one that is gone
   */
  public static <T> Map<String, Change> of(Resource<T> resource, @Nullable T before, @Nullable T after) {
    var changes = new LinkedHashMap<String, Change>();
    for (var attribute : resource.attributes()) {
      if (!attribute.is(Trait.READ_ONLY) && !attribute.is(Trait.IGNORED) && !attribute.is(Trait.SCHEMA_ONLY)) {
        var was = before == null ? null : attribute.value(before);
        var is = after == null ? null : attribute.value(after);
        if (!Writes.same(was, is)) {
          changes.put(attribute.name(), new Change(was, is));
        }
      }
    }
    return changes;
  }

  /** The same as plain JSON values, before and after, without what a history tells anyway; before is null for what is new. */
  public static <T> Map<String, List<Object>> between(Resource<T> resource, @Nullable T before, T after) {
    var changes = new LinkedHashMap<String, List<Object>>();
    of(resource, before, after).forEach((name, change) -> {
      if (!NOT_KEPT.contains(name)) {
        changes.put(name, Arrays.asList(plain(change.before()), plain(change.after())));
      }
    });
    return changes;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      case String text -> text;
      case Number number -> number;
      case Boolean truth -> truth;
      case List<?> list -> list;
      default -> value.toString();
    };
  }
}
