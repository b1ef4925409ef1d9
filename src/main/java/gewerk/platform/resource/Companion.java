package gewerk.platform.resource;

import java.util.List;

/** A later feature that keeps something of its own beside the rows of a resource: asked before a row is written, told when it is. */
public interface Companion<T> {
  /** What is wrong with the part that concerns it. */
  default List<Violation> violations(Candidate<T> candidate, Written written, Asking asking) {
    return List.of();
  }

  /**
   * The row was written; the transaction still runs.
   *
   * @param saved the row before, null for a new one, and as it now is
   * @return whether this changed the row again
   */
  boolean saved(Candidate<T> saved, Written written, Asking asking);
}
