package gewerk.platform.resource;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.database.JsonColumn;
import org.jspecify.annotations.Nullable;

/** The values of custom fields as rows keep them: by the field's id, always text, always a list; a field without value is left out. */
public final class CustomValues {
  private static final String NAME = "customField";

  private CustomValues() {}

  /** What a row has after something was written to it. */
  public static Map<String, List<String>> with(Map<String, List<String>> before, Written written) {
    var after = new LinkedHashMap<>(before);
    for (var name : written.names()) {
      if (name.matches(NAME + "\\d+")) {
        var values = texts(written.get(name));
        if (values.isEmpty()) {
          after.remove(name.substring(NAME.length()));
        } else {
          after.put(name.substring(NAME.length()), values);
        }
      }
    }
    return Map.copyOf(after);
  }

  @SuppressWarnings("unchecked")
  public static Map<String, List<String>> read(String json) {
    var values = new LinkedHashMap<String, List<String>>();
    JsonColumn.readMap(json).forEach((field, texts) -> values.put(field, List.copyOf((List<String>) texts)));
    return Map.copyOf(values);
  }

  public static String write(Map<String, List<String>> values) {
    return JsonColumn.write(values);
  }

  private static List<String> texts(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> several -> several.stream().map(String::valueOf).toList();
      case BigDecimal number -> List.of(number.toPlainString());
      case String text -> text.isEmpty() ? List.of() : List.of(text);
      default -> List.of(value.toString());
    };
  }
}
