package gewerk.work.scheduling;

import java.time.LocalDate;

import gewerk.platform.i18n.Message;

/** What is wrong with which attribute; the words behind the key lie in this folder's labels. */
public record DateViolation(String attribute, Message message) {
  private static DateViolation of(DateField field, String key, Object... arguments) {
    return new DateViolation(field.attribute(), Message.of(key, arguments));
  }

  static DateViolation dueBeforeStart() {
    return of(DateField.DUE, "error.dueDate.before_start");
  }

  static DateViolation milestoneDatesDiffer() {
    return of(DateField.DUE, "error.dueDate.not_start_date");
  }

  static DateViolation notADate(DateField field) {
    return of(field, "error.not_a_date");
  }

  static DateViolation beforeSoonestStart(LocalDate soonest) {
    return of(DateField.DUE, "error.startDate.violates_relations", soonest);
  }

  static DateViolation notPositive() {
    return of(DateField.DURATION, "error.duration.not_positive");
  }

  static DateViolation tooLong(int days) {
    return of(DateField.DURATION, "error.duration.too_long", days);
  }

  static DateViolation longerThanInterval() {
    return of(DateField.DURATION, "error.duration.larger");
  }

  static DateViolation shorterThanInterval() {
    return of(DateField.DURATION, "error.duration.smaller");
  }

  static DateViolation durationOfMilestone() {
    return of(DateField.DURATION, "error.duration.milestone");
  }

  static DateViolation knownFromOthers(DateField field) {
    return of(field, "error." + field.attribute() + ".cannot_be_null");
  }

  static DateViolation nothingToScheduleFrom() {
    return new DateViolation("scheduleManually", Message.of("error.scheduleManually.nothing_to_schedule_from"));
  }
}
