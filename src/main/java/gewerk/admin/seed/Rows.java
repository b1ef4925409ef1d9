package gewerk.admin.seed;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Makes rows for {@link SeedStore}. */
public final class Rows {
  private Rows() {}

  /** Columns and values in turn. */
  public static Map<String, @Nullable Object> row(@Nullable Object... columnsAndValues) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      row.put((String) columnsAndValues[i], columnsAndValues[i + 1]);
    }
    return row;
  }
}
