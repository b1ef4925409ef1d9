package gewerk.platform.resource;

import java.util.Arrays;
import java.util.Optional;

/** How a filter compares (reference: conventions, filters). */
public enum Operator {
  IS("=", 1), IS_NOT("!", 1), ALL_OF("&=", 1), PRESENT("*", 0), EMPTY("!*", 0), CONTAINS("~", 1), CONTAINS_NOT("!~", 1),
  AT_LEAST(">=", 1), AT_MOST("<=", 1), TODAY("t", 0), THIS_WEEK("w", 0), IN_DAYS("t+", 1), IN_LESS_DAYS("<t+", 1), IN_MORE_DAYS(">t+", 1),
  DAYS_AGO("t-", 1), LESS_DAYS_AGO(">t-", 1), MORE_DAYS_AGO("<t-", 1), ON("=d", 1), BETWEEN("<>d", 2), OPEN("o", 0), CLOSED("c", 0),
  EVERYWHERE("**", 1), MANUAL_ORDER("ow", 0);

  private final String symbol;
  private final int count;

  Operator(String symbol, int count) {
    this.symbol = symbol;
    this.count = count;
  }

  public String symbol() {
    return symbol;
  }

  /** How many values it needs; where this is 0, none are looked at. */
  public int valuesNeeded() {
    return count;
  }

  public String labelKey() {
    return "operator." + name().toLowerCase(java.util.Locale.ROOT);
  }

  public static Optional<Operator> of(String symbol) {
    return Arrays.stream(values()).filter(operator -> operator.symbol.equals(symbol)).findFirst();
  }
}
