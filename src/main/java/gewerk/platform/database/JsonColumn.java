package gewerk.platform.database;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes what stands in jsonb columns: plain maps, lists, texts, numbers, truths. */
public final class JsonColumn {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final TypeReference<Map<String, List<String>>> TEXTS = new TypeReference<>() {};

  private JsonColumn() {}

  public static String write(@Nullable Object value) {
    return MAPPER.writeValueAsString(value);
  }

  public static Object read(String json) {
    return MAPPER.readValue(json, Object.class);
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> readMap(String json) {
    return MAPPER.readValue(json, Map.class);
  }

  /** {@code {"12": ["first", "second"]}}. */
  public static Map<String, List<String>> readTexts(String json) {
    return MAPPER.readValue(json, TEXTS);
  }
}
