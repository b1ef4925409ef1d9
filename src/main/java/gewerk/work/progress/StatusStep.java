package gewerk.work.progress;

/** What the status of a work package means for its progress in this request. */
public record StatusStep(int defaultPercent, boolean percentChanges, boolean closes) {
  /** The status stays as it was; its own percentage is still needed where progress follows the status. */
  public static StatusStep unchanged(int defaultPercent) {
    return new StatusStep(defaultPercent, false, false);
  }

  /** A new package, or a status whose percentage differs from that of the status before. */
  public static StatusStep to(int defaultPercent) {
    return new StatusStep(defaultPercent, true, false);
  }

  /** The same step, from an open status into a closed one. */
  public StatusStep closing() {
    return new StatusStep(defaultPercent, percentChanges, true);
  }
}
