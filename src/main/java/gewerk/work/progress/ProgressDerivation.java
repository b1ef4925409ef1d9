package gewerk.work.progress;

import java.math.BigDecimal;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One derivation of progress where people enter it: first work, then remaining work, then % complete, each only if
 * it was not given and something it depends on has changed.
 */
final class ProgressDerivation {
  private final Progress saved;
  private final ProgressChange change;
  private Progress now;
  /** A percentage that another value was just computed from is not computed back from it. */
  private boolean percentWasSource;

  ProgressDerivation(Progress saved, ProgressChange change) {
    this.saved = saved;
    this.change = change;
    this.now = change.over(saved);
  }

  Progress derive() {
    if (!change.gives(ProgressField.WORK) && (remainingChanged() || percentChanged()) && workGivesWay()) {
      deriveWork();
    }
    if (!change.gives(ProgressField.REMAINING) && (workChanged() || percentChanged())) {
      deriveRemaining();
    }
    if (!change.gives(ProgressField.PERCENT) && !percentWasSource && (workChanged() || remainingChanged())) {
      derivePercent();
    }
    return now;
  }

  private boolean workGivesWay() {
    var remaining = now.remaining();
    var percent = now.percent();
    if (remaining == null && percent == null || percent != null && percent == 100) {
      return false;
    }
    boolean remainingGiven = change.gives(ProgressField.REMAINING);
    return now.work() == null || remainingGiven && (change.gives(ProgressField.PERCENT) || remaining == null);
  }

  private void deriveWork() {
    var remaining = now.remaining();
    var percent = now.percent();
    if (remaining == null) {
      now = remainingChanged() ? now.work(null) : now;
    } else if (percent == null) {
      now = now.work(remaining);
    } else {
      now = now.work(ProgressFormula.work(remaining, percent));
      percentWasSource = true;
    }
  }

  private void deriveRemaining() {
    boolean nothingToDeriveFrom = now.work() == null && now.percent() == null;
    boolean remainingCameFirst = saved.work() == null && now.remaining() != null;
    if (nothingToDeriveFrom || remainingCameFirst) {
      return;
    }
    if (now.work() == null) {
      now = workChanged() ? now.remaining(null) : now;
    } else {
      now = now.remaining(remainingOf(now.work()));
    }
  }

  private @Nullable BigDecimal remainingOf(BigDecimal work) {
    var remaining = now.remaining();
    var percent = now.percent();
    if (remaining == null && percent == null) {
      return work;
    }
    if (remaining != null && workChanged() && !change.gives(ProgressField.PERCENT)) {
      return remaining.add(work).subtract(saved.work()).max(BigDecimal.ZERO).min(work);
    }
    if (percent == null) {
      return null;
    }
    percentWasSource = true;
    return ProgressFormula.remaining(work, percent);
  }

  private void derivePercent() {
    if (now.work() == null) {
      return;
    }
    boolean computable = now.work().signum() != 0 && now.remaining() != null;
    now = now.percent(computable ? ProgressFormula.percent(now.work(), now.remaining()) : null);
  }

  private boolean workChanged() {
    return !Objects.equals(now.work(), saved.work());
  }

  private boolean remainingChanged() {
    return !Objects.equals(now.remaining(), saved.remaining());
  }

  private boolean percentChanged() {
    return !Objects.equals(now.percent(), saved.percent());
  }
}
