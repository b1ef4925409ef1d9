package gewerk.platform.hal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;

import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The query parameter {@code eprops}: further parameters, as base64 of compressed JSON, for queries too long for an address. */
final class Eprops {
  private static final int LARGEST = 1024 * 1024;

  private Eprops() {}

  static Request merged(Request request) {
    var packed = request.query("eprops");
    if (packed.isEmpty()) {
      return request;
    }
    Map<String, List<String>> query = new LinkedHashMap<>(request.query());
    query.remove("eprops");
    var properties = json(inflate(packed.get()));
    properties.properties().forEach(entry -> query.put(entry.getKey(), values(entry.getValue())));
    return request.withQuery(query);
  }

  private static List<String> values(JsonNode node) {
    return node.isArray() ? node.valueStream().map(Eprops::text).toList() : List.of(text(node));
  }

  private static String text(JsonNode node) {
    return node.isValueNode() ? node.asString() : node.toString();
  }

  private static String inflate(String packed) {
    try (var in = new InflaterInputStream(new ByteArrayInputStream(Base64.getMimeDecoder().decode(packed.replace(' ', '+'))))) {
      return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
    } catch (IOException | IllegalArgumentException e) {
      throw Refusal.badRequest("error.eprops_gzip", String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode json(String text) {
    try {
      var node = JsonIn.parse(text);
      if (!node.isObject()) {
        throw Refusal.badRequest("error.eprops_json", "an object is expected");
      }
      return node;
    } catch (JacksonException e) {
      throw Refusal.badRequest("error.eprops_json", e.getOriginalMessage());
    }
  }
}
