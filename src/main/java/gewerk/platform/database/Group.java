package gewerk.platform.database;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** One group of a list: the value that its rows share, as text, how many there are, and their sums. */
public record Group(@Nullable String value, long count, List<@Nullable BigDecimal> sums) {
  static Group of(Row row, int sums) {
    var all = new ArrayList<@Nullable BigDecimal>();
    for (int i = 0; i < sums; i++) {
      all.add(row.decimalOrNull("sum" + i));
    }
    return new Group(row.textOrNull("value"), row.id("number"), Collections.unmodifiableList(all));
  }
}
