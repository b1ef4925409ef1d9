package gewerk.views.table.arrange;

import java.util.ArrayList;
import java.util.List;

import gewerk.platform.http.Request;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Operator;
import org.jspecify.annotations.Nullable;

/**
 * The form of one filter.
 *
 * @param name of the filter; empty until it is chosen
 * @param position which of the filters in use is changed; null for a new one
 * @param names every filter that is offered
 */
public record FilterForm(String back, String name, @Nullable Integer position, List<Choice> names, Filling filling) {
  /** What is in it. @param choices null where values are typed */
  public record Filling(List<Option> operators, @Nullable List<Choice> choices, List<String> values, @Nullable String error) {
    static final Filling NONE = new Filling(List.of(), null, List.of(), null);
  }

  /** An operator and which of the fields it needs. */
  public record Option(String symbol, String label, Needs needs, boolean chosen) {}

  /** Of which kind the values are that an operator takes. */
  public enum Needs { NOTHING, VALUES, DAYS, DATE, DATES }

  static Needs needs(Operator operator) {
    return switch (operator) {
      case IN_DAYS, IN_LESS_DAYS, IN_MORE_DAYS, DAYS_AGO, LESS_DAYS_AGO, MORE_DAYS_AGO -> Needs.DAYS;
      case ON -> Needs.DATE;
      case BETWEEN -> Needs.DATES;
      default -> operator.valuesNeeded() == 0 ? Needs.NOTHING : Needs.VALUES;
    };
  }

  /** The values that were sent for an operator. */
  static List<String> values(Request request, Filter filter, Operator operator) {
    return switch (needs(operator)) {
      case NOTHING -> List.of();
      case DAYS -> List.of(request.query("days").orElse("").strip());
      case DATE -> List.of(request.query("from").orElse(""));
      case DATES -> List.of(request.query("from").orElse(""), request.query("to").orElse(""));
      case VALUES -> typed(request.queries("value"), filter);
    };
  }

  /** Several numbers of work packages may be typed with commas between them. */
  private static List<String> typed(List<String> values, Filter filter) {
    if (filter.target() == null) {
      return values.stream().map(String::strip).filter(value -> !value.isEmpty()).toList();
    }
    var ids = new ArrayList<String>();
    values.forEach(value -> List.of(value.split("[,\\s]+")).forEach(part -> ids.add(part.startsWith("#") ? part.substring(1) : part)));
    ids.removeIf(String::isEmpty);
    return List.copyOf(ids);
  }

  public boolean isChosen() {
    return !name.isEmpty();
  }

  public boolean needs(Needs needs) {
    return filling.operators.stream().anyMatch(option -> option.needs == needs);
  }

  /** What stands in a field of its own. */
  public String value(int at) {
    return at < filling.values.size() ? filling.values.get(at) : "";
  }

  static boolean isTruth(Filter filter) {
    return filter.type() == FilterType.BOOLEAN;
  }
}
