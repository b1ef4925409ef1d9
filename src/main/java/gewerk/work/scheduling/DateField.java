package gewerk.work.scheduling;

/** The attributes of a work package that its dates are derived from. */
public enum DateField {
  START("startDate"), DUE("dueDate"), DURATION("duration"), IGNORE_NON_WORKING_DAYS("ignoreNonWorkingDays");

  private final String attribute;

  DateField(String attribute) {
    this.attribute = attribute;
  }

  public String attribute() {
    return attribute;
  }
}
