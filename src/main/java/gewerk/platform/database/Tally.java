package gewerk.platform.database;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A table that holds how many rows of another there are for each combination of some of its columns, in {@code number}: conditions that
 * ask for nothing else can be put to it instead, and a whole table need not be counted.
 *
 * @param alias of the other table in all conditions
 */
public record Tally(String table, String alias, Set<String> columns) {
  boolean knows(Sql condition) {
    return Pattern.compile("\\b" + alias + "\\.(\\w+)").matcher(condition.text()).results().allMatch(found -> columns.contains(found.group(1)));
  }

  Sql count(Sql condition) {
    return Sql.of("select coalesce(sum(" + alias + ".number), 0)::bigint from " + table + " " + alias + " where").then(condition);
  }
}
