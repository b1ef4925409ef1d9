package gewerk.views.table;

import java.util.List;

import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/** One line of the table: a work package, or the head of a group. */
public sealed interface Line {
  /**
   * A work package.
   *
   * @param level from 1; deeper where parents stand above
   * @param opens whether children stand beneath it
   * @param context whether it is only there for its children, though the filters do not ask for it
   */
  record Row(WorkPackage wp, int level, boolean opens, boolean context, List<Slot> slots) implements Line {
    public long id() {
      return wp.id();
    }

    /** The class that indents the subject. */
    public String indent() {
      return level == 1 ? "" : "in" + Math.min(level - 1, 4);
    }
  }

  /** One cell of a row. @param edits the attribute that it is edited by; null where it may not be */
  record Slot(Column column, Cell cell, @Nullable String edits) {}

  /** @param value as the grouping tells it; null for those without */
  record Head(@Nullable String value, String label, long count, String sums) implements Line {}
}
