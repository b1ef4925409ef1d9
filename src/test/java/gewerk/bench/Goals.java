package gewerk.bench;

import java.util.Map;

/** The least that each cell must reach, in turns per second. */
final class Goals {
  static final Map<String, Integer> PER_SECOND = Map.of("show", 1500, "list 25", 450, "list 100", 150, "list 100, member", 150, "search 25", 300,
      "create", 400, "update", 400, "table page", 400, "mix", 600);
  static final int LIST_100_P95_MILLISECONDS = 150;
  static final int STATEMENTS = 12;
  static final int RESIDENT_MEBIBYTES = 512;
  static final int SECONDS_TO_READY = 10;

  private Goals() {}

  static String of(String cell) {
    return PER_SECOND.containsKey(cell) ? String.valueOf(PER_SECOND.get(cell)) : "";
  }
}
