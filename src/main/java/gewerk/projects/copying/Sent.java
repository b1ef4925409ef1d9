package gewerk.projects.copying;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;

/** What was written, on its way through the queue: as plain JSON values and back to the kinds that attributes have. */
final class Sent {
  private Sent() {}

  static Map<String, Object> plain(Written written) {
    var plain = new LinkedHashMap<String, Object>();
    written.names().forEach(name -> {
      var value = written.get(name);
      plain.put(name, value instanceof Instant || value instanceof java.time.LocalDate ? value.toString() : value);
    });
    return plain;
  }

  static Written written(Map<String, Object> plain, Resource<?> resource) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    plain.forEach((name, value) -> values.put(name, resource.attribute(name).map(attribute -> read(attribute.kind(), value)).orElse(value)));
    return Written.of(values);
  }

  private static @Nullable Object read(gewerk.platform.resource.Kind kind, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (kind) {
      case LINK -> ((Number) value).longValue();
      case LINKS -> ((java.util.List<?>) value).stream().map(id -> ((Number) id).longValue()).toList();
      case DATE -> java.time.LocalDate.parse(value.toString());
      case TIMESTAMP -> Instant.parse(value.toString());
      case FLOAT, HOURS -> new java.math.BigDecimal(value.toString());
      case STRING, URL, BOOLEAN, INTEGER, DAYS, STRUCTURE, MARKDOWN, PLAIN -> value;
    };
  }
}
