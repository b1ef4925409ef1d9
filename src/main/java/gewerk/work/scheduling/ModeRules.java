package gewerk.work.scheduling;

import java.util.Optional;

/** When a work package is scheduled by people and when by its children and predecessors. */
public final class ModeRules {
  /**
   * What a package's dates could follow from: children, own predecessors, or predecessors of an ancestor (looking up
   * to the first ancestor that is scheduled manually, which lets nothing through).
   */
  public record Ties(boolean children, boolean predecessors, boolean inheritedPredecessors) {
    public static final Ties NONE = new Ties(false, false, false);
  }

  private ModeRules() {}

  /** Automatic scheduling needs something to schedule from; without it a package goes back to manual, with the dates it has. */
  public static boolean mayBeAutomatic(Ties ties) {
    return ties.children() || ties.predecessors() || ties.inheritedPredecessors();
  }

  /** Whether a manual package turns automatic when it gets a predecessor; the ties are those before. */
  public static boolean firstPredecessorMakesAutomatic(Ties before) {
    return !before.children() && !before.predecessors();
  }

  /** Whether a manual package turns automatic when it gets a child; the ties are those before. */
  public static boolean firstChildMakesAutomatic(Ties before) {
    return !mayBeAutomatic(before);
  }

  /** A new package that asks for automatic scheduling without any reason is refused. */
  public static Optional<DateViolation> onCreate(boolean manually, Ties ties) {
    return manually || mayBeAutomatic(ties) ? Optional.empty() : Optional.of(DateViolation.nothingToScheduleFrom());
  }

  /** A saved package is not refused but stays manual; the answer is the mode to store. */
  public static boolean storedMode(boolean manually, Ties after) {
    return manually || !mayBeAutomatic(after);
  }
}
