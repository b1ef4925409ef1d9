package gewerk.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What bin/bench was asked to do.
 *
 * @param original the invented world as it was made; every run works on a copy of it
 * @param cells parts of the names of the cells to measure; empty for all
 * @param write whether docs/performance.md gets the table
 * @param floor whether the floor is measured too
 */
record Choice(Path root, Path original, int workPackages, double seconds, List<String> cells, boolean write, boolean floor) {
  static Choice of(String[] arguments) {
    var root = Path.of(arguments[0]);
    var given = Arrays.asList(arguments).subList(1, arguments.length);
    int workPackages = Integer.parseInt(value(given, "--work-packages", "100000"));
    var data = value(given, "--data", root.resolve("target/bench/data-" + workPackages).toString());
    return new Choice(root, Path.of(data), workPackages, Double.parseDouble(value(given, "--seconds", "8")),
        Arrays.stream(value(given, "--cells", "").split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList(),
        given.contains("--write"), !given.contains("--no-floor"));
  }

  /** The copy that this run writes into. */
  Path data() {
    return original.resolveSibling(original.getFileName() + "-run");
  }

  boolean wants(String cell) {
    return cells.isEmpty() || cells.stream().anyMatch(cell::startsWith);
  }

  private static String value(List<String> given, String name, String usual) {
    int at = given.indexOf(name);
    return at >= 0 && at + 1 < given.size() ? given.get(at + 1) : usual;
  }
}
