package gewerk.platform.resource;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which values a filter takes. */
@FunctionalInterface
public interface Values {
  boolean areValid(List<String> values, Asking asking);

  Values TEXT = (values, asking) -> values.stream().anyMatch(value -> !value.isBlank());
  Pattern ID = Pattern.compile("-?\\d{1,18}");

  Values INTEGER = each(value -> value.matches("-?\\d{1,9}"));
  Values NUMBER = each(Values::isNumber);
  Values BOOLEAN = (values, asking) -> values.size() == 1 && Set.of("t", "f").contains(values.getFirst());
  Values NOTHING = (values, asking) -> true;

  /** Ids of rows that exist and that the viewer may see; where they are people, {@code me} names the viewer. */
  static Values of(Target<?> target) {
    return (values, asking) -> idsExist(target, values, asking);
  }

  static Values words(Set<String> words) {
    return each(words::contains);
  }

  static Values each(Predicate<String> rule) {
    return (values, asking) -> values.stream().allMatch(rule);
  }

  /** The ids that values name. */
  static List<Long> ids(List<String> values, Asking asking) {
    return values.stream().filter(value -> value.equals("me") || ID.matcher(value).matches())
        .map(value -> value.equals("me") ? Long.valueOf(asking.viewer().id()) : Long.valueOf(value)).toList();
  }

  static boolean areDates(List<String> values) {
    return values.stream().allMatch(value -> value.isEmpty() || isDate(value) || isMoment(value));
  }

  /** Years have four digits, here and in PostgreSQL's usual form. */
  static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return hasPlainYear(text);
    } catch (DateTimeException e) {
      return false;
    }
  }

  static boolean isMoment(String text) {
    try {
      OffsetDateTime.parse(text);
      return hasPlainYear(text);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean hasPlainYear(String text) {
    return Character.isDigit(text.charAt(0));
  }

  /** {@code 1e999999999} is short and fills the memory of whoever writes it out. */
  static boolean isReasonable(BigDecimal number) {
    return Math.abs(number.scale()) < 400 && number.precision() < 400;
  }

  private static boolean isNumber(String text) {
    try {
      return text.length() < 20 && isReasonable(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static <L> boolean idsExist(Target<L> target, List<String> values, Asking asking) {
    var ids = ids(values, asking);
    boolean namesPeople = target.namespaces().contains("users");
    if (ids.size() != values.size() || !namesPeople && values.contains("me")) {
      return false;
    }
    asking.loaded().load(target, ids);
    return ids.stream().allMatch(id -> asking.loaded().find(target, id).filter(row -> target.isVisible(row, asking.viewer())).isPresent());
  }
}
