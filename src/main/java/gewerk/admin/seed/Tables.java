package gewerk.admin.seed;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Facts as people like to read them: named tables in a text file, one row a line, cells parted by bars.
 *
 * <p>{@code [name]} begins a table, its next line names the columns, an empty cell is null, a bar in a cell has a
 * backslash before it, and lines that begin with {@code #} explain.
 */
public record Tables(Map<String, List<Map<String, @Nullable String>>> byName) {
  private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

  public static Tables read(Class<?> beside, String file) {
    return parse(lines(beside, file));
  }

  /** Longer texts stand in a file of their own, each under a heading with its name. */
  public static Map<String, String> texts(Class<?> beside, String file) {
    var texts = new LinkedHashMap<String, String>();
    String name = "";
    for (String line : lines(beside, file)) {
      if (line.startsWith("# ")) {
        name = line.substring(2);
      } else {
        texts.merge(name, line, (before, more) -> before + "\n" + more);
      }
    }
    texts.replaceAll((heading, text) -> text.strip());
    return texts;
  }

  private static List<String> lines(Class<?> beside, String file) {
    try (InputStream stream = beside.getResourceAsStream(file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Map<String, @Nullable String>> rows(String table) {
    var rows = byName.get(table);
    if (rows == null) {
      throw new IllegalArgumentException("There is no table [" + table + "].");
    }
    return rows;
  }

  /** Without a column that only the file uses. */
  public List<Map<String, @Nullable String>> rows(String table, String without) {
    return rows(table).stream().map(row -> {
      Map<String, @Nullable String> rest = new LinkedHashMap<>(row);
      rest.remove(without);
      return rest;
    }).toList();
  }

  /** The ids of a table's rows by another column. */
  public Map<String, String> ids(String table, String column) {
    return rows(table).stream().collect(toMap(row -> row.get(column), row -> row.get("id")));
  }

  public static List<String> words(@Nullable String cell, String between) {
    return cell == null ? List.of() : List.of(cell.split(between));
  }

  static Tables parse(List<String> lines) {
    var tables = new LinkedHashMap<String, List<Map<String, @Nullable String>>>();
    List<String> columns = List.of();
    List<Map<String, @Nullable String>> rows = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("[")) {
        rows = new ArrayList<>();
        columns = List.of();
        tables.put(line.substring(1, line.lastIndexOf(']')), rows);
      } else if (!line.isBlank() && !line.startsWith("#") && columns.isEmpty()) {
        columns = cells(line);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        rows.add(row(columns, line));
      }
    }
    return new Tables(tables);
  }

  private static Map<String, @Nullable String> row(List<String> columns, String line) {
    var cells = cells(line);
    if (cells.size() > columns.size()) {
      throw new IllegalArgumentException("More cells than columns: " + line);
    }
    var row = new LinkedHashMap<String, @Nullable String>();
    for (int i = 0; i < columns.size(); i++) {
      String cell = i < cells.size() ? cells.get(i) : "";
      row.put(columns.get(i), cell.isEmpty() ? null : cell);
    }
    return row;
  }

  private static List<String> cells(String line) {
    return BAR.splitAsStream(line).map(cell -> cell.strip().replace("\\|", "|")).toList();
  }
}
