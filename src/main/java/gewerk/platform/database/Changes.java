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

  private record Watcher(Set<String> tables, Held<?> held) {}

  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final Map<String, Set<String>> tablesByText = new ConcurrentHashMap<>();

  void watch(Set<String> tables, Held<?> held) {
    watchers.add(new Watcher(tables, held));
  }

  /** The tables that a statement changes and that somebody holds rows of. */
  List<String> tablesOf(String sql) {
    return tablesByText.computeIfAbsent(sql, Changes::parse).stream().filter(this::isWatched).toList();
  }

  void happened(String table) {
    of(table).forEach(Held::forget);
  }

  /** Between these two a transaction that changed the table becomes visible to everybody, or is undone. */
  void unsettle(String table) {
    of(table).forEach(Held::unsettle);
  }

  void settle(String table) {
    of(table).forEach(Held::settle);
  }

  /** For the moment in which messages may have been missed. */
  void anythingMayHaveHappened() {
    watchers.forEach(watcher -> watcher.held.forget());
  }

  private List<? extends Held<?>> of(String table) {
    return watchers.stream().filter(watcher -> watcher.tables.contains(table)).<Held<?>>map(Watcher::held).toList();
  }

  private boolean isWatched(String table) {
    return watchers.stream().anyMatch(watcher -> watcher.tables.contains(table));
  }

  private static Set<String> parse(String sql) {
    return TABLE.matcher(sql).results().map(match -> match.group(1)).collect(Collectors.toSet());
  }
}
