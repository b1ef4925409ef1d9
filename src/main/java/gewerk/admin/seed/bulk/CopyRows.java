package gewerk.admin.seed.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Rows of one table in the text format of PostgreSQL's COPY. */
final class CopyRows {
  private final String table;
  private final String columns;
  private final StringBuilder text = new StringBuilder();
  private long count;

  CopyRows(String table, String columns) {
    this.table = table;
    this.columns = columns;
  }

  /** One row; collections become arrays. */
  void add(@Nullable Object... values) {
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : "\t");
      append(values[i]);
    }
    text.append('\n');
    count++;
  }

  long count() {
    return count;
  }

  String table() {
    return table;
  }

  String columns() {
    return columns;
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void append(@Nullable Object value) {
    switch (value) {
      case null -> text.append("\\N");
      case Collection<?> list -> text.append(list.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
      case String words -> escaped(words);
      default -> text.append(value);
    }
  }

  private void escaped(String words) {
    for (int i = 0; i < words.length(); i++) {
      switch (words.charAt(i)) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(words.charAt(i));
      }
    }
  }
}
