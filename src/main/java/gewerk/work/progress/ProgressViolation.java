package gewerk.work.progress;

import gewerk.platform.i18n.Message;

/** What can be wrong with progress, and with which attribute; the words behind the keys lie in this folder's labels. */
public enum ProgressViolation {
  WORK_NEGATIVE(ProgressField.WORK, "error.estimatedTime.negative"),
  WORK_BELOW_REMAINING(ProgressField.WORK, "error.estimatedTime.below_remaining"),
  WORK_REQUIRED(ProgressField.WORK, "error.estimatedTime.required"),
  REMAINING_NEGATIVE(ProgressField.REMAINING, "error.remainingTime.negative"),
  REMAINING_ABOVE_WORK(ProgressField.REMAINING, "error.remainingTime.above_work"),
  REMAINING_REQUIRED(ProgressField.REMAINING, "error.remainingTime.required"),
  REMAINING_NOT_ZERO(ProgressField.REMAINING, "error.remainingTime.not_zero"),
  REMAINING_NOT_EMPTY(ProgressField.REMAINING, "error.remainingTime.not_empty"),
  REMAINING_READ_ONLY(ProgressField.REMAINING, "error.progress.read_only"),
  PERCENT_OUT_OF_RANGE(ProgressField.PERCENT, "error.percentageDone.out_of_range"),
  PERCENT_MISMATCH(ProgressField.PERCENT, "error.percentageDone.mismatch"),
  PERCENT_WITHOUT_WORK(ProgressField.PERCENT, "error.percentageDone.without_work"),
  PERCENT_REQUIRED(ProgressField.PERCENT, "error.percentageDone.required"),
  PERCENT_READ_ONLY(ProgressField.PERCENT, "error.progress.read_only");

  private final ProgressField field;
  private final String key;

  ProgressViolation(ProgressField field, String key) {
    this.field = field;
    this.key = key;
  }

  public String attribute() {
    return field.attribute();
  }

  public Message message() {
    return Message.of(key);
  }

  /** Told to clients as an attribute that cannot be written rather than as a value that is wrong. */
  public boolean isReadOnly() {
    return this == REMAINING_READ_ONLY || this == PERCENT_READ_ONLY;
  }
}
