package gewerk.admin.customfields;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Target;
import org.jspecify.annotations.Nullable;

/**
 * A resource whose rows have custom fields, and how its rows tell what matters for them.
 *
 * @param resource its word in the table of custom fields
 * @param column the SQL name of the column with the values
 */
public record Carrier<T>(String resource, String column, Facts<T> facts, Choices choices, BiPredicate<T, Viewer> shown, BiPredicate<T, Viewer> writable) {
  /** What a row tells. Project and type are null where a resource has none. */
  public record Facts<T>(Predicate<T> isNew, Function<T, Map<String, List<String>>> values, Function<T, @Nullable Long> project,
      Function<T, @Nullable Long> type) {}

  /**
   * The rows of other resources that fields can name.
   *
   * @param versionsOf the ids of the versions that can be chosen in a project
   */
  public record Choices(Target<?> principals, Target<?> versions, LongFunction<List<Long>> versionsOf) {}

  public Carrier(String resource, String column, Facts<T> facts, Choices choices) {
    this(resource, column, facts, choices, (row, viewer) -> true, (row, viewer) -> true);
  }

  /** Where only some may see the fields, whatever they may see of the row. */
  public Carrier<T> shownWhen(BiPredicate<T, Viewer> rule) {
    return new Carrier<>(resource, column, facts, choices, rule, writable);
  }

  /** Asked about the row as it is saved; about the proposed one when it is new. */
  public Carrier<T> writableWhen(BiPredicate<T, Viewer> rule) {
    return new Carrier<>(resource, column, facts, choices, shown, rule);
  }

  boolean has(CustomField field, T row) {
    return field.isActive(facts.project.apply(row), facts.type.apply(row));
  }

  boolean shows(CustomField field, T row, Viewer viewer) {
    return has(field, row) && (!field.adminOnly() || viewer.isAdmin()) && shown.test(row, viewer);
  }

  List<String> values(CustomField field, T row) {
    return facts.values.apply(row).getOrDefault(field.key(), List.of());
  }
}
