package gewerk.work.workflows;

/** From one status to another, by their ids. */
public record Step(long from, long to) {
  /** Every status may stay what it is; that is no step. */
  public boolean leadsOn() {
    return from != to;
  }
}
