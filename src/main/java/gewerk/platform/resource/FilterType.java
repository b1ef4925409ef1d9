package gewerk.platform.resource;

import static gewerk.platform.resource.Operator.*;

import java.util.List;

/** The families of filters: which operators belong to a kind of value, the usual one first. */
public enum FilterType {
  LIST(IS, IS_NOT),
  LIST_OPTIONAL(IS, IS_NOT, PRESENT, EMPTY),
  LIST_MULTIPLE(IS, ALL_OF, IS_NOT, PRESENT, EMPTY),
  STATUS(OPEN, IS, CLOSED, IS_NOT, PRESENT),
  DATE(IN_LESS_DAYS, IN_MORE_DAYS, IN_DAYS, TODAY, THIS_WEEK, MORE_DAYS_AGO, LESS_DAYS_AGO, DAYS_AGO, ON, BETWEEN, EMPTY),
  PAST(LESS_DAYS_AGO, MORE_DAYS_AGO, DAYS_AGO, TODAY, THIS_WEEK, ON, BETWEEN),
  NUMBER(IS, IS_NOT, AT_LEAST, AT_MOST, EMPTY, PRESENT),
  TEXT(CONTAINS, CONTAINS_NOT),
  STRING(IS, CONTAINS, IS_NOT, CONTAINS_NOT),
  BOOLEAN(IS, IS_NOT),
  SEARCH(EVERYWHERE),
  INTERVAL(BETWEEN);

  private final List<Operator> operators;

  FilterType(Operator... operators) {
    this.operators = List.of(operators);
  }

  public List<Operator> operators() {
    return operators;
  }
}
