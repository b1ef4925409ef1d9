package gewerk.work.workflows;

/**
 * A step from one status to another that a role allows.
 *
 * @param author whether only the author of the work package may take it
 * @param assignee whether only its assignee may
 */
public record Transition(long typeId, long roleId, long from, long to, boolean author, boolean assignee) {
  Step step() {
    return new Step(from, to);
  }

  boolean isOpenTo(Standing standing) {
    return !author && !assignee || author && standing.author() || assignee && standing.assignee();
  }
}
