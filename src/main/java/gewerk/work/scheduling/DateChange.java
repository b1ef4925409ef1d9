package gewerk.work.scheduling;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What a request says about dates: which fields it gives, and their values. A field given as null is given. */
public record DateChange(Set<DateField> given, Dates values) {
  public static final DateChange NONE = new DateChange(Set.of(), Dates.NONE);

  public DateChange {
    given = Set.copyOf(given);
  }

  public boolean gives(DateField field) {
    return given.contains(field);
  }

  public DateChange start(@Nullable LocalDate date) {
    return giving(DateField.START, values.start(date));
  }

  public DateChange due(@Nullable LocalDate date) {
    return giving(DateField.DUE, values.due(date));
  }

  /** The one date of a milestone. */
  public DateChange date(@Nullable LocalDate date) {
    return start(date).due(date);
  }

  public DateChange duration(@Nullable Integer days) {
    return giving(DateField.DURATION, values.duration(days));
  }

  public DateChange ignoreNonWorkingDays(boolean ignore) {
    return giving(DateField.IGNORE_NON_WORKING_DAYS, values.ignoreNonWorkingDays(ignore));
  }

  private DateChange giving(DateField field, Dates newValues) {
    var fields = EnumSet.of(field);
    fields.addAll(given);
    return new DateChange(fields, newValues);
  }

  Dates over(Dates saved) {
    var savedDuration = saved.duration() != null && saved.duration() > 0 ? saved.duration() : null;
    return new Dates(
        gives(DateField.START) ? values.start() : saved.start(),
        gives(DateField.DUE) ? values.due() : saved.due(),
        gives(DateField.DURATION) ? values.duration() : savedDuration,
        gives(DateField.IGNORE_NON_WORKING_DAYS) ? values.ignoreNonWorkingDays() : saved.ignoreNonWorkingDays());
  }
}
