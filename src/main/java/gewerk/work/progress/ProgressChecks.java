package gewerk.work.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import static gewerk.work.progress.ProgressViolation.*;

/** What is refused about work, remaining work and % complete. */
final class ProgressChecks {
  private ProgressChecks() {}

  /** Values from which nothing is derived, because the result would only hide what is wrong. */
  static List<ProgressViolation> underivable(Progress saved, ProgressChange change) {
    var asked = change.over(saved);
    var wrong = outOfBounds(asked, change);
    boolean compares = !change.gives(ProgressField.PERCENT)
        && (change.gives(ProgressField.REMAINING) || change.gives(ProgressField.WORK) && saved.work() == null);
    return wrong.isEmpty() && compares && remainsMoreThanWork(asked) ? tooMuchRemains(change) : wrong;
  }

  private static List<ProgressViolation> outOfBounds(Progress asked, ProgressChange change) {
    var wrong = new ArrayList<ProgressViolation>();
    if (change.gives(ProgressField.WORK) && asked.work() != null && asked.work().signum() < 0) {
      wrong.add(WORK_NEGATIVE);
    }
    if (change.gives(ProgressField.REMAINING) && asked.remaining() != null && asked.remaining().signum() < 0) {
      wrong.add(REMAINING_NEGATIVE);
    }
    if (change.gives(ProgressField.PERCENT) && asked.percent() != null && (asked.percent() < 0 || asked.percent() > 100)) {
      wrong.add(PERCENT_OUT_OF_RANGE);
    }
    return wrong;
  }

  private static boolean remainsMoreThanWork(Progress progress) {
    return progress.work() != null && progress.remaining() != null && progress.remaining().compareTo(progress.work()) > 0;
  }

  private static List<ProgressViolation> tooMuchRemains(ProgressChange change) {
    var wrong = new ArrayList<ProgressViolation>();
    if (change.gives(ProgressField.WORK)) {
      wrong.add(WORK_BELOW_REMAINING);
    }
    if (change.gives(ProgressField.REMAINING) || wrong.isEmpty()) {
      wrong.add(REMAINING_ABOVE_WORK);
    }
    return wrong;
  }

  static List<ProgressViolation> contradictions(Progress derived, ProgressChange change) {
    if (remainsMoreThanWork(derived)) {
      return tooMuchRemains(change);
    }
    var wrong = derived.work() == null ? withoutWork(derived) : withWork(derived);
    return wrong.stream().toList();
  }

  private static Optional<ProgressViolation> withoutWork(Progress progress) {
    if (progress.remaining() == null || progress.percent() == null) {
      return Optional.empty();
    }
    return Optional.of(progress.percent() == 100 ? REMAINING_NOT_EMPTY : WORK_REQUIRED);
  }

  private static Optional<ProgressViolation> withWork(Progress progress) {
    var remaining = progress.remaining();
    var percent = progress.percent();
    if (progress.work().signum() == 0) {
      return percent == null ? Optional.empty() : Optional.of(PERCENT_WITHOUT_WORK);
    }
    if (percent == null) {
      return remaining == null ? Optional.empty() : Optional.of(PERCENT_REQUIRED);
    }
    if (percent == 100) {
      return remaining != null && remaining.signum() == 0 ? Optional.empty() : Optional.of(REMAINING_NOT_ZERO);
    }
    if (remaining == null) {
      return Optional.of(REMAINING_REQUIRED);
    }
    return ProgressFormula.agrees(progress) ? Optional.empty() : Optional.of(PERCENT_MISMATCH);
  }

  /** Where the status says how much is complete, people say only how much work there is. An equal value is no change. */
  static List<ProgressViolation> notWritable(Progress saved, ProgressChange change) {
    var asked = change.over(saved);
    var wrong = new ArrayList<ProgressViolation>();
    if (asked.work() != null && asked.work().signum() < 0) {
      wrong.add(WORK_NEGATIVE);
    }
    if (!Objects.equals(asked.remaining(), saved.remaining())) {
      wrong.add(REMAINING_READ_ONLY);
    }
    if (!Objects.equals(asked.percent(), saved.percent())) {
      wrong.add(PERCENT_READ_ONLY);
    }
    return wrong;
  }
}
