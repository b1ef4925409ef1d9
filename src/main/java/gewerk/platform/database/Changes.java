package gewerk.platform.database;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells who holds rows in memory that their table has changed: at once on this node, by PostgreSQL's NOTIFY on the others. */
public final class Changes {
  private static final Pattern TABLE = Pattern.compile("\\b(?:insert\\s+into|update|delete\\s+from)\\s+([a-z_]+)", Pattern.CASE_INSENSITIVE);

  private record Watcher(Set<String> tables, Runnable forget) {}

  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final Map<String, Set<String>> tablesByText = new ConcurrentHashMap<>();

  void watch(Set<String> tables, Runnable forget) {
    watchers.add(new Watcher(tables, forget));
  }

  /** The tables that a statement changes and that somebody holds rows of. */
  List<String> tablesOf(String sql) {
    return tablesByText.computeIfAbsent(sql, Changes::parse).stream().filter(this::isWatched).toList();
  }

  void happened(String table) {
    watchers.stream().filter(watcher -> watcher.tables.contains(table)).forEach(watcher -> watcher.forget.run());
  }

  /** For the moment in which messages may have been missed. */
  void anythingMayHaveHappened() {
    watchers.forEach(watcher -> watcher.forget.run());
  }

  private boolean isWatched(String table) {
    return watchers.stream().anyMatch(watcher -> watcher.tables.contains(table));
  }

  private static Set<String> parse(String sql) {
    return TABLE.matcher(sql).results().map(match -> match.group(1)).collect(Collectors.toSet());
  }
}
