package gewerk.work.progress;

/** The three attributes of progress; any two of them determine the third. */
public enum ProgressField {
  WORK("estimatedTime"), REMAINING("remainingTime"), PERCENT("percentageDone");

  private final String attribute;

  ProgressField(String attribute) {
    this.attribute = attribute;
  }

  public String attribute() {
    return attribute;
  }
}
