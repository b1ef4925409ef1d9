package gewerk.views.table;

import java.util.List;

import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/**
 * What the table shows: its columns, the lines of this page, and how many rows there are in all.
 *
 * @param rows the work packages in the order of the lines
 */
public record Content(List<Column> columns, List<Line> lines, List<WorkPackage> rows, long total) {
  /** The one before or after another; null at the ends. */
  public @Nullable Long beside(long id, int step) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id() == id) {
        int other = i + step;
        return other >= 0 && other < rows.size() ? Long.valueOf(rows.get(other).id()) : null;
      }
    }
    return null;
  }
}
