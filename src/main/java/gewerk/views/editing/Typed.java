package gewerk.views.editing;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.clock.SpokenHours;
import gewerk.platform.http.Ids;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;

/** What somebody typed into a form, and what it means by the declaration; what cannot be understood is kept to be shown again. */
public final class Typed {
  private static final Typed NOTHING = new Typed(Map.of(), Written.nothing(), Map.of());

  private final Map<String, String> texts;
  private final Written written;
  private final Map<String, String> problems;

  private Typed(Map<String, String> texts, Written written, Map<String, String> problems) {
    this.texts = texts;
    this.written = written;
    this.problems = problems;
  }

  public static Typed nothing() {
    return NOTHING;
  }

  /** Only fields that the form has; a field left empty takes the value away. */
  public static Typed read(Map<String, List<String>> form, Resource<?> resource) {
    var texts = new LinkedHashMap<String, String>();
    var values = new LinkedHashMap<String, @Nullable Object>();
    var problems = new LinkedHashMap<String, String>();
    for (var attribute : resource.attributes()) {
      var fields = form.get(attribute.name());
      if (fields != null) {
        var text = attribute.kind() == Kind.LINKS ? String.join(",", fields) : fields.getLast().replace("\r\n", "\n");
        texts.put(attribute.name(), text);
        read(attribute, text.strip(), values, problems);
      }
    }
    return new Typed(texts, Written.of(values), problems);
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /** The label's key of what is wrong with the form of a value. */
  public Optional<String> problem(String name) {
    return Optional.ofNullable(problems.get(name));
  }

  /** What is wrong with a value, in its form or by the rules, in the reader's words; null for nothing. */
  public @Nullable String error(String name, List<Violation> wrong, Asking asking) {
    var told = new ArrayList<String>();
    problem(name).ifPresent(key -> told.add(asking.say(key)));
    wrong.stream().filter(violation -> violation.attribute().equals(name)).forEach(violation -> told.add(asking.say(violation.text())));
    return told.isEmpty() ? null : String.join(" ", told);
  }

  public boolean isUnderstood() {
    return problems.isEmpty();
  }

  public Written written() {
    return written;
  }

  private static void read(Attribute<?> attribute, String text, Map<String, @Nullable Object> values, Map<String, String> problems) {
    if (text.isEmpty()) {
      values.put(attribute.name(), attribute.kind() == Kind.LINKS ? List.of() : isText(attribute) ? "" : null);
      return;
    }
    var value = value(attribute, text);
    if (value.isPresent()) {
      values.put(attribute.name(), value.get());
    } else {
      problems.put(attribute.name(), problem(attribute.kind()));
    }
  }

  private static boolean isText(Attribute<?> attribute) {
    return attribute.kind() == Kind.STRING || attribute.kind() == Kind.MARKDOWN || attribute.kind() == Kind.PLAIN;
  }

  private static Optional<Object> value(Attribute<?> attribute, String text) {
    return switch (attribute.kind()) {
      case STRING, MARKDOWN, PLAIN, URL -> Optional.of(text);
      case BOOLEAN -> Optional.of(text.equals("true"));
      case INTEGER -> text.matches("-?\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
      case DAYS -> text.matches("\\d{1,6} ?[dt]?") ? Optional.of(Integer.valueOf(text.replaceAll("\\D", ""))) : Optional.empty();
      case FLOAT -> text.replace(',', '.').matches("-?\\d{1,12}(\\.\\d{1,6})?") ? Optional.of(new BigDecimal(text.replace(',', '.'))) : Optional.empty();
      case HOURS -> SpokenHours.usual().parse(text).map(Object.class::cast);
      case DATE -> date(text);
      case LINK -> text.matches("#?\\d{1,18}") ? Optional.of(Long.valueOf(text.replace("#", ""))) : Optional.empty();
      case LINKS -> Optional.of(Ids.all(List.of(text.split(","))));
      case TIMESTAMP, STRUCTURE -> Optional.empty();
    };
  }

  private static Optional<Object> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String problem(Kind kind) {
    return switch (kind) {
      case DATE -> "editing.no_date";
      case HOURS -> "editing.no_duration";
      case INTEGER, FLOAT, DAYS -> "editing.no_number";
      default -> "editing.not_understood";
    };
  }
}
