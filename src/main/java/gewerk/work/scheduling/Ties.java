package gewerk.work.scheduling;

/**
 * What a package's dates could follow from: children, own predecessors, or predecessors of an ancestor (looking up
 * to the first ancestor that is scheduled manually, which lets nothing through).
 */
public record Ties(boolean children, boolean predecessors, boolean inheritedPredecessors) {
  public static final Ties NONE = new Ties(false, false, false);
}
