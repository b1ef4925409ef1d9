package gewerk.views.table.edit;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import gewerk.platform.clock.SpokenHours;
import gewerk.platform.i18n.Message;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Kind;
import org.jspecify.annotations.Nullable;

/** Values as forms carry them: what stands in a field for a value, and which value a field's text means. */
public final class WrittenText {
  /** What a text means, or why it means nothing. */
  public sealed interface Meaning {
    record Value(@Nullable Object value) implements Meaning {}

    record Nonsense(Message reason) implements Meaning {}
  }

  private static final int LONGEST_NUMBER = 18;

  private WrittenText() {}

  public static String of(@Nullable Object value, Kind kind) {
    return switch (value) {
      case null -> "";
      case BigDecimal hours when kind == Kind.HOURS -> SpokenHours.print(hours);
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      case List<?> several -> several.stream().map(String::valueOf).collect(Collectors.joining(","));
      default -> value.toString();
    };
  }

  /** @param texts what was sent; several only where several can be chosen */
  public static Meaning read(Attribute<?> attribute, List<String> texts) {
    var text = texts.isEmpty() ? "" : texts.getLast().strip();
    if (attribute.kind() == Kind.LINKS) {
      return several(texts);
    }
    if (attribute.kind() == Kind.MARKDOWN || attribute.kind() == Kind.PLAIN) {
      return new Meaning.Value(texts.isEmpty() ? "" : texts.getLast().replace("\r\n", "\n"));
    }
    return text.isEmpty() ? new Meaning.Value(attribute.kind() == Kind.STRING ? "" : null) : single(attribute.kind(), text);
  }

  private static Meaning single(Kind kind, String text) {
    return switch (kind) {
      case LINK -> told(id(text), "error.invalid");
      case DATE -> told(date(text), "error.not_a_date");
      case INTEGER -> told(whole(text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text), "error.not_an_integer");
      case DAYS -> told(whole(firstWord(text)), "error.not_an_integer");
      case FLOAT -> told(decimal(text), "error.not_a_number");
      case HOURS -> told(SpokenHours.usual().parse(text), "table.error.hours");
      case BOOLEAN -> new Meaning.Value(text.equals("true"));
      default -> new Meaning.Value(text);
    };
  }

  private static Meaning several(List<String> texts) {
    var ids = texts.stream().filter(text -> !text.isEmpty()).map(WrittenText::id).toList();
    return ids.stream().allMatch(Optional::isPresent) ? new Meaning.Value(ids.stream().map(Optional::orElseThrow).toList())
        : new Meaning.Nonsense(Message.of("error.invalid"));
  }

  private static Meaning told(Optional<?> value, String problem) {
    return value.isPresent() ? new Meaning.Value(value.get()) : new Meaning.Nonsense(Message.of(problem));
  }

  /** {@code 1042} and {@code #1042}. */
  private static Optional<Long> id(String text) {
    var digits = text.startsWith("#") ? text.substring(1) : text;
    return isWhole(digits) ? Optional.of(Long.valueOf(digits)) : Optional.empty();
  }

  private static Optional<Integer> whole(String text) {
    var digits = text.startsWith("-") ? text.substring(1) : text;
    return isWhole(digits) && digits.length() < 10 ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static boolean isWhole(String digits) {
    return !digits.isEmpty() && digits.length() <= LONGEST_NUMBER && digits.chars().allMatch(letter -> letter >= '0' && letter <= '9');
  }

  private static String firstWord(String text) {
    int blank = text.indexOf(' ');
    return blank < 0 ? text.endsWith("d") ? text.substring(0, text.length() - 1) : text : text.substring(0, blank);
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> decimal(String text) {
    try {
      var number = new BigDecimal(text.replace(',', '.'));
      return text.length() <= LONGEST_NUMBER && Math.abs(number.scale()) <= LONGEST_NUMBER ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException unreadable) {
      return Optional.empty();
    }
  }
}
