package gewerk.platform.resource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.clock.Durations;
import gewerk.platform.database.JsonColumn;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Refusal;
import gewerk.platform.i18n.Message;
import gewerk.platform.resource.Attribute.Trait;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a JSON body by the declaration. What is not declared is passed over; what has the wrong form is refused (reference: conventions, values). */
public final class BodyReader {
  private static final String DATE = "YYYY-MM-DD (ISO 8601 date only)";
  private static final String MOMENT = "YYYY-MM-DDThh:mm:ss[.lll][+hh:mm] (any compatible ISO 8601 datetime)";
  private static final String DURATION = "ISO 8601 duration";

  /** A hundred centuries: their columns hold sums of many such. */
  private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(100_000_000);

  private final JsonNode body;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final List<Refusal> problems = new ArrayList<>();

  private BodyReader(JsonNode body) {
    this.body = body;
  }

  public static Written read(JsonNode body, Resource<?> resource) {
    var links = body.path("_links");
    if (!links.isMissingNode() && !links.isObject()) {
      throw Refusal.badRequest("error.links_no_object");
    }
    var reader = new BodyReader(body);
    resource.attributes().stream().filter(attribute -> !attribute.is(Trait.IGNORED)).forEach(reader::read);
    if (!reader.problems.isEmpty()) {
      throw Refusal.several(422, reader.problems);
    }
    return Written.of(reader.values);
  }

  /** The addresses that a link or a list of links names, as they were written. */
  public static List<String> hrefs(JsonNode body, String link) {
    var node = body.path("_links").path(link);
    return (node.isArray() ? node.valueStream() : java.util.stream.Stream.of(node)).map(one -> one.path("href").asString("")).filter(href -> !href.isEmpty())
        .toList();
  }

  private void read(Attribute<?> attribute) {
    var name = attribute.name();
    if (attribute.kind().isLink()) {
      var node = body.path("_links").path(name);
      if (!node.isMissingNode()) {
        link(attribute, node);
      }
      return;
    }
    var node = attribute.is(Trait.META) ? body.path("_meta").path(name) : body.path(name);
    if (!node.isMissingNode()) {
      plain(attribute, node);
    }
  }

  private void plain(Attribute<?> attribute, JsonNode node) {
    try {
      values.put(attribute.name(), value(attribute, node));
    } catch (Refusal refusal) {
      problems.add(refusal);
    }
  }

  private static @Nullable Object value(Attribute<?> attribute, JsonNode node) {
    if (attribute.kind() == Kind.MARKDOWN || attribute.kind() == Kind.PLAIN) {
      return node.isObject() ? node.path("raw").asString("") : node.asString("");
    }
    if (node.isNull()) {
      return null;
    }
    return switch (attribute.kind()) {
      case STRING, URL -> node.isValueNode() ? node.asString() : malformed(attribute, "String", node);
      case BOOLEAN -> node.isBoolean() ? node.asBoolean() : truth(attribute, node);
      case INTEGER -> number(attribute, node, "Integer").intValue();
      case FLOAT -> number(attribute, node, "Float");
      case DATE -> date(attribute, node);
      case TIMESTAMP -> moment(attribute, node);
      case HOURS -> node.isString() ? Durations.parseHours(node.asString()).filter(BodyReader::isStorable).map(Object.class::cast).orElseGet(() -> malformed(attribute, DURATION, node))
          : malformed(attribute, DURATION, node);
      case DAYS -> node.isString() ? Durations.parseDays(node.asString()).map(Object.class::cast).orElseGet(() -> malformed(attribute, DURATION, node))
          : malformed(attribute, DURATION, node);
      case STRUCTURE -> structure(attribute, node);
      case MARKDOWN, PLAIN, LINK, LINKS -> throw new IllegalStateException();
    };
  }

  private static Object structure(Attribute<?> attribute, JsonNode node) {
    return node.isContainer() ? JsonColumn.read(node.toString()) : malformed(attribute, "Object", node);
  }

  private static Object truth(Attribute<?> attribute, JsonNode node) {
    return switch (node.asString("")) {
      case "true", "t", "1" -> true;
      case "false", "f", "0" -> false;
      default -> malformed(attribute, "Boolean", node);
    };
  }

  private static boolean isStorable(BigDecimal hours) {
    return hours.abs().compareTo(MOST_HOURS) < 0;
  }

  private static BigDecimal number(Attribute<?> attribute, JsonNode node, String expected) {
    try {
      var number = new BigDecimal(node.asString(""));
      boolean fits = Values.isReasonable(number) && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0 && (!expected.equals("Integer") || number.stripTrailingZeros().scale() <= 0);
      return fits ? number : (BigDecimal) malformed(attribute, expected, node);
    } catch (NumberFormatException e) {
      return (BigDecimal) malformed(attribute, expected, node);
    }
  }

  private static LocalDate date(Attribute<?> attribute, JsonNode node) {
    var text = node.asString("");
    return Values.isDate(text) ? LocalDate.parse(text) : (LocalDate) malformed(attribute, DATE, node);
  }

  private static Instant moment(Attribute<?> attribute, JsonNode node) {
    var text = node.asString("");
    if (Values.isMoment(text)) {
      return OffsetDateTime.parse(text).toInstant();
    }
    return Values.isMoment(text + "Z") ? OffsetDateTime.parse(text + "Z").toInstant() : (Instant) malformed(attribute, MOMENT, node);
  }

  private static Object malformed(Attribute<?> attribute, String expected, JsonNode node) {
    var got = node.isValueNode() ? node.asString("") : node.toString();
    throw Refusal.invalid("PropertyFormatError", attribute.name(), Message.of("error.format", attribute.name(), expected, got));
  }

  private void link(Attribute<?> attribute, JsonNode node) {
    if (!node.isObject() && !node.isArray()) {
      throw Refusal.badRequest("error.link_invalid", attribute.name());
    }
    try {
      if (attribute.kind() == Kind.LINKS) {
        values.put(attribute.name(), ids(attribute, node));
      } else if (!node.isEmpty()) {
        single(attribute, node);
      }
    } catch (Refusal refusal) {
      problems.add(refusal);
    }
  }

  private void single(Attribute<?> attribute, JsonNode node) {
    var href = node.path("href");
    if (href.isNull()) {
      values.put(attribute.name(), null);
    } else if (!Link.UNDISCLOSED.equals(href.asString(""))) {
      values.put(attribute.name(), idOf(attribute, href.asString("")));
    }
  }

  private static @Nullable Long idOf(Attribute<?> attribute, String href) {
    try {
      return id(attribute, href);
    } catch (Refusal mismatch) {
      if (attribute.is(Trait.LENIENT)) {
        return null;
      }
      throw mismatch;
    }
  }

  private static List<Long> ids(Attribute<?> attribute, JsonNode node) {
    var nodes = node.isArray() ? node.valueStream().toList() : List.of(node);
    return nodes.stream().map(one -> one.path("href")).filter(href -> !href.isNull()).map(href -> id(attribute, href.asString(""))).toList();
  }

  /** The id that a link in any place names, for an attribute that tells what is expected; 0, which nothing has, for a name that nothing has. */
  public static Long id(Attribute<?> attribute, String href) {
    var target = attribute.target();
    for (var namespace : target.namespaces()) {
      var prefix = Link.BASE + "/" + namespace + "/";
      int at = href.indexOf(prefix);
      if (at >= 0 && href.indexOf('/', at + prefix.length()) < 0 && href.length() > at + prefix.length()) {
        return target.parse(href.substring(at + prefix.length())).orElse(0L);
      }
    }
    var expected = String.join("' or '", target.namespaces().stream().map(namespace -> Link.BASE + "/" + namespace + "/:id").toList());
    throw Refusal.of(422, "ResourceTypeMismatch", Message.of("error.link_mismatch", attribute.nameInErrors(), expected, href));
  }
}
