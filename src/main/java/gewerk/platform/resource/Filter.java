package gewerk.platform.resource;

import java.util.List;
import java.util.function.Function;

import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/**
 * A way to narrow a list: a name, what it takes, and the condition that follows.
 *
 * @param label key of the label, or the words themselves for a custom field
 * @param target what the values name, where they are ids
 * @param available whether it is offered to this viewer; a hidden one still works
 */
public record Filter(String name, String label, FilterType type, @Nullable Target<?> target, Values values, Condition condition,
    Function<Asking, Boolean> available) {
  /** One filter as it is used. */
  public record Use(Filter filter, Operator operator, List<String> values) {
    public Sql where(Asking asking) {
      return filter.condition.where(operator, operator.valuesNeeded() == 0 ? List.of() : values, asking);
    }

    boolean isValid(Asking asking) {
      long given = values.stream().filter(value -> !value.isEmpty()).count();
      return switch (operator) {
        case OPEN, CLOSED, PRESENT, EMPTY, TODAY, THIS_WEEK, MANUAL_ORDER -> true;
        case BETWEEN -> values.size() == 2 && given > 0 && Values.areDates(values);
        case ON -> values.size() == 1 && given == 1 && Values.areDates(values);
        case IN_DAYS, IN_LESS_DAYS, IN_MORE_DAYS, DAYS_AGO, LESS_DAYS_AGO, MORE_DAYS_AGO -> values.size() == 1 && values.getFirst().matches("\\d{1,6}");
        default -> given > 0 && (values.size() == 1 || takesSeveral()) && filter.values.areValid(values, asking);
      };
    }

    private boolean takesSeveral() {
      return switch (operator) {
        case CONTAINS, CONTAINS_NOT, EVERYWHERE, AT_LEAST, AT_MOST -> false;
        case IS -> filter.values != Values.INTEGER;
        default -> true;
      };
    }
  }

  /** Turns an operator and its values, which have been checked, into SQL. */
  @FunctionalInterface
  public interface Condition {
    Sql where(Operator operator, List<String> values, Asking asking);
  }

  public static Filter of(String name, FilterType type, Values values, Condition condition) {
    return new Filter(name, "", type, null, values, condition, asking -> true);
  }

  /** Compares one column in the way of its type. */
  public static Filter on(String name, FilterType type, Values values, String column) {
    return of(name, type, values, Conditions.on(column, type));
  }

  /** Compares a column of ids with rows of the target. */
  public static Filter on(String name, FilterType type, Target<?> target, String column) {
    return new Filter(name, "", type, target, Values.of(target), Conditions.on(column, type), asking -> true);
  }

  /** The same filter, compared in another way. */
  public Filter withCondition(Condition other) {
    return new Filter(name, label, type, target, values, other, available);
  }

  public Filter labelled(String key) {
    return new Filter(name, key, type, target, values, condition, available);
  }

  public Filter availableWhen(Function<Asking, Boolean> rule) {
    return new Filter(name, label, type, target, values, condition, rule);
  }

  /** Works as a parameter and is never offered. */
  public Filter hidden() {
    return availableWhen(asking -> false);
  }

  public String label(Resource<?> resource, gewerk.platform.i18n.Words words) {
    var key = label.isEmpty() ? resource.labels() + "." + name : label;
    return words.knows(key) ? words.say(key) : label.isEmpty() ? name : label;
  }
}
