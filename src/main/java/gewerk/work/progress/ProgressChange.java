package gewerk.work.progress;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What a request says about progress: which fields it gives, and their values. A field given as null is given. */
public record ProgressChange(Set<ProgressField> given, Progress values) {
  public static final ProgressChange NONE = new ProgressChange(Set.of(), Progress.NONE);

  public ProgressChange {
    given = Set.copyOf(given);
  }

  public boolean gives(ProgressField field) {
    return given.contains(field);
  }

  public ProgressChange work(@Nullable BigDecimal hours) {
    return giving(ProgressField.WORK, values.work(hours));
  }

  public ProgressChange remaining(@Nullable BigDecimal hours) {
    return giving(ProgressField.REMAINING, values.remaining(hours));
  }

  public ProgressChange percent(@Nullable Integer value) {
    return giving(ProgressField.PERCENT, values.percent(value));
  }

  private ProgressChange giving(ProgressField field, Progress newValues) {
    var fields = EnumSet.of(field);
    fields.addAll(given);
    return new ProgressChange(fields, newValues);
  }

  Progress over(Progress saved) {
    return new Progress(
        gives(ProgressField.WORK) ? values.work() : saved.work(),
        gives(ProgressField.REMAINING) ? values.remaining() : saved.remaining(),
        gives(ProgressField.PERCENT) ? values.percent() : saved.percent());
  }
}
