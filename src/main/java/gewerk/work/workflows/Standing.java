package gewerk.work.workflows;

/**
 * How somebody stands to a work package.
 *
 * @param assignee whether it is, or was before the present change, assigned to them
 */
public record Standing(boolean author, boolean assignee) {
  public static final Standing STRANGER = new Standing(false, false);
}
