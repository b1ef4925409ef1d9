package gewerk.platform.resource.openapi;

import java.util.List;
import java.util.Map;

import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Kind;

/** What a value of each kind looks like on the wire, read and written. */
final class ValueSchemas {
  private ValueSchemas() {}

  static Map<String, Object> read(Attribute<?> attribute) {
    return switch (attribute.kind()) {
      case LINK -> Json.model("Link");
      case LINKS -> Json.list(Json.model("Link"));
      case MARKDOWN, PLAIN -> Json.model("Formattable");
      case STRUCTURE -> Json.of("type", List.of("object", "array", "null"));
      default -> bounded(attribute, scalar(attribute.kind(), mayBeNull(attribute)));
    };
  }

  static Map<String, Object> written(Attribute<?> attribute) {
    return switch (attribute.kind()) {
      case LINK -> Json.model("WrittenLink");
      case LINKS -> Json.list(Json.model("WrittenLink"));
      case MARKDOWN, PLAIN -> Json.model("WrittenText");
      case STRUCTURE -> Json.of("type", List.of("object", "array", "null"));
      default -> bounded(attribute, scalar(attribute.kind(), !attribute.is(Trait.REQUIRED)));
    };
  }

  private static boolean mayBeNull(Attribute<?> attribute) {
    return !attribute.is(Trait.REQUIRED) && !attribute.name().equals("id");
  }

  private static Map<String, Object> scalar(Kind kind, boolean mayBeNull) {
    var type = type(kind);
    var schema = Json.of("type", mayBeNull ? List.of(type, "null") : type);
    var format = format(kind);
    return format.isEmpty() ? schema : Json.with(schema, "format", format);
  }

  private static String type(Kind kind) {
    return switch (kind) {
      case INTEGER -> "integer";
      case FLOAT -> "number";
      case BOOLEAN -> "boolean";
      default -> "string";
    };
  }

  private static String format(Kind kind) {
    return switch (kind) {
      case DATE -> "date";
      case TIMESTAMP -> "date-time";
      case HOURS, DAYS -> "duration";
      case URL -> "uri-reference";
      default -> "";
    };
  }

  /** The limits that are also told in schemas. */
  private static Map<String, Object> bounded(Attribute<?> attribute, Map<String, Object> schema) {
    attribute.schemaFacts().forEach((fact, value) -> {
      if (fact.equals("minLength") || fact.equals("maxLength")) {
        schema.put(fact, value);
      }
    });
    return schema;
  }
}
