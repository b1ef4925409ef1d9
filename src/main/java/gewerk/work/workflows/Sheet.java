package gewerk.work.workflows;

/** One sheet of the workflow: the steps of a role with work of a type, either those that are always open or those that are open besides. */
public record Sheet(long typeId, long roleId, When when) {
  /** For whom, among those with the role, the steps of a sheet are open. */
  public enum When {
    ALWAYS(false, false), AUTHOR(true, false), ASSIGNEE(false, true);

    private final boolean author;
    private final boolean assignee;

    When(boolean author, boolean assignee) {
      this.author = author;
      this.assignee = assignee;
    }

    /** A transition for both is on both sheets. */
    boolean holds(Transition transition) {
      return this == ALWAYS ? !transition.author() && !transition.assignee() : author && transition.author() || assignee && transition.assignee();
    }

    boolean author() {
      return author;
    }

    boolean assignee() {
      return assignee;
    }
  }

  boolean holds(Transition transition) {
    return transition.typeId() == typeId && transition.roleId() == roleId && when.holds(transition);
  }
}
