package gewerk.work.activities;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import gewerk.platform.clock.SpokenHours;
import gewerk.platform.http.Ids;
import gewerk.platform.i18n.Formats;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Target;
import org.jspecify.annotations.Nullable;

/** Tells values as journals keep them, ids and plain JSON, in the reader's words. */
final class ChangedValues {
  private final Asking asking;
  private final Formats formats;

  ChangedValues(Asking asking) {
    this.asking = asking;
    formats = new Formats(asking.words(), asking.viewer().zone(), Instant.now());
  }

  /** Empty for no value. */
  String told(Attribute<?> attribute, @Nullable Object value) {
    if (isNothing(value)) {
      return "";
    }
    var text = String.valueOf(value);
    return switch (attribute.kind()) {
      case LINK, LINKS -> ids(value).stream().map(id -> name(attribute.target(), id)).collect(Collectors.joining(", "));
      case BOOLEAN -> asking.say(text.equals("true") ? "activity.yes" : "activity.no");
      case DATE -> date(text);
      case HOURS -> decimal(text).map(SpokenHours::print).orElse(text);
      case DAYS -> text.matches("\\d{1,9}") ? asking.words().count("activity.days", Long.parseLong(text)) : text;
      case INTEGER -> attribute.name().equals("percentageDone") && text.matches("\\d{1,3}") ? formats.percent(Integer.parseInt(text)) : text;
      case FLOAT -> decimal(text).map(formats::number).orElse(text);
      case STRING, TIMESTAMP, MARKDOWN, PLAIN, URL, STRUCTURE -> value instanceof List<?> several ? several.stream().map(String::valueOf).collect(Collectors.joining(", ")) : text;
    };
  }

  static boolean isNothing(@Nullable Object value) {
    return value == null || value.equals("") || value instanceof List<?> list && list.isEmpty();
  }

  static boolean isLongText(Attribute<?> attribute) {
    return attribute.kind() == Kind.MARKDOWN || attribute.kind() == Kind.PLAIN;
  }

  /** The ids that a kept value names. */
  static List<Long> ids(@Nullable Object value) {
    var ids = new ArrayList<Long>();
    var several = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    for (var one : several) {
      if (one != null && Ids.isId(one.toString())) {
        ids.add(Long.valueOf(one.toString()));
      }
    }
    return ids;
  }

  /** What may not be seen is not named, what is gone is told by its number. */
  <L> String name(Target<L> target, long id) {
    var found = asking.loaded().find(target, id);
    if (found.isEmpty()) {
      return asking.say("activity.gone", id);
    }
    return found.filter(row -> target.isVisible(row, asking.viewer())).flatMap(row -> Optional.ofNullable(target.link(row, asking).title()))
        .orElseGet(() -> asking.say("activity.invisible"));
  }

  private String date(String text) {
    try {
      return formats.date(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return text;
    }
  }

  private static Optional<BigDecimal> decimal(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
