package gewerk.platform.resource;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.platform.resource.Attribute.Trait;
import org.jspecify.annotations.Nullable;

/** What differs between two states of a row, by its declaration: for its history, and for those who are told. */
public final class Differences {
  private static final Set<String> NOT_KEPT = Set.of("lockVersion", "createdAt", "updatedAt", "date", "author");

  private Differences() {}

  /** By attribute, the value before and after as plain JSON values; before is null for what is new. */
  public static <T> Map<String, List<Object>> between(Resource<T> resource, @Nullable T before, T after) {
    var changes = new LinkedHashMap<String, List<Object>>();
    for (var attribute : resource.attributes()) {
      if (!attribute.is(Trait.READ_ONLY) && !attribute.is(Trait.IGNORED) && !NOT_KEPT.contains(attribute.name())) {
        var old = before == null ? null : attribute.value(before);
        var now = attribute.value(after);
        if (!Writes.same(old, now)) {
          changes.put(attribute.name(), Arrays.asList(plain(old), plain(now)));
        }
      }
    }
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
