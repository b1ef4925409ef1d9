package gewerk.platform.resource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What somebody wrote: attributes by their API names with values of their kinds; null where a value is taken away. */
public final class Written {
  private static final Written NOTHING = new Written(Map.of());

  private final Map<String, @Nullable Object> values;

  private Written(Map<String, @Nullable Object> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public static Written nothing() {
    return NOTHING;
  }

  public static Written of(Map<String, @Nullable Object> values) {
    return new Written(values);
  }

  public Written with(String name, @Nullable Object value) {
    var more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Written(more);
  }

  public Written without(Set<String> names) {
    var fewer = new LinkedHashMap<>(values);
    fewer.keySet().removeAll(names);
    return new Written(fewer);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  public Set<String> names() {
    return values.keySet();
  }

  public @Nullable Object get(String name) {
    return values.get(name);
  }

  /** The written value where there is one, also when it is null; else the other. */
  public @Nullable String text(String name, @Nullable String otherwise) {
    return has(name) ? (String) values.get(name) : otherwise;
  }

  public @Nullable Long id(String name, @Nullable Long otherwise) {
    return has(name) ? (Long) values.get(name) : otherwise;
  }

  @SuppressWarnings("unchecked")
  public List<Long> ids(String name, List<Long> otherwise) {
    var value = values.get(name);
    return has(name) ? value == null ? List.of() : (List<Long>) value : otherwise;
  }

  public @Nullable Integer integer(String name, @Nullable Integer otherwise) {
    return has(name) ? (values.get(name) instanceof Number number ? Integer.valueOf(number.intValue()) : null) : otherwise;
  }

  public boolean truth(String name, boolean otherwise) {
    return values.get(name) instanceof Boolean truth ? truth : otherwise;
  }

  public @Nullable LocalDate date(String name, @Nullable LocalDate otherwise) {
    return has(name) ? (LocalDate) values.get(name) : otherwise;
  }

  public @Nullable Instant moment(String name, @Nullable Instant otherwise) {
    return has(name) ? (Instant) values.get(name) : otherwise;
  }

  public @Nullable BigDecimal decimal(String name, @Nullable BigDecimal otherwise) {
    return has(name) ? (BigDecimal) values.get(name) : otherwise;
  }
}
