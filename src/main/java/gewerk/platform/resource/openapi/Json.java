package gewerk.platform.resource.openapi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small pieces of JSON Schema, whose members keep their order. */
final class Json {
  private Json() {}

  /** Names and values in turn. */
  static Map<String, Object> of(Object... members) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < members.length; i += 2) {
      object.put((String) members[i], members[i + 1]);
    }
    return object;
  }

  static Map<String, Object> model(String name) {
    return of("$ref", "#/components/schemas/" + name);
  }

  static Map<String, Object> text() {
    return of("type", "string");
  }

  static Map<String, Object> words(Collection<String> words) {
    return of("type", "string", "enum", List.copyOf(words));
  }

  static Map<String, Object> constant(String word) {
    return of("type", "string", "const", word);
  }

  static Map<String, Object> number(String description) {
    return of("type", "integer", "description", description);
  }

  static Map<String, Object> truth() {
    return of("type", "boolean");
  }

  static Map<String, Object> list(Object elements) {
    return of("type", "array", "items", elements);
  }

  static Map<String, Object> object(Map<String, ?> properties, List<String> required) {
    var schema = of("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  /** The same schema, with more said about it. */
  static Map<String, Object> with(Map<String, Object> schema, String member, Object value) {
    var more = new LinkedHashMap<>(schema);
    more.put(member, value);
    return more;
  }
}
