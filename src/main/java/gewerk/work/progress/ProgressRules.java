package gewerk.work.progress;

import java.math.BigDecimal;
import java.util.List;

/**
 * How work, remaining work and % complete of one work package follow from each other when it is written.
 * The derivation itself is in {@link ProgressDerivation}, what is refused in {@link ProgressChecks}.
 */
public record ProgressRules(Mode mode, OnClose onClose) {
  /** Whether people enter progress themselves, or every status stands for a percentage. */
  public enum Mode { WORK_BASED, STATUS_BASED }

  /** What closing a work package does to its % complete, unless people say it themselves. */
  public enum OnClose { NO_CHANGE, SET_100 }

  public DerivedProgress write(Progress saved, ProgressChange change, StatusStep status) {
    return switch (mode) {
      case WORK_BASED -> workBased(saved, change, status);
      case STATUS_BASED -> statusBased(saved, change, status);
    };
  }

  private DerivedProgress workBased(Progress saved, ProgressChange change, StatusStep status) {
    var asked = change.over(saved);
    var wrong = ProgressChecks.underivable(saved, change);
    if (!wrong.isEmpty()) {
      return new DerivedProgress(asked, wrong);
    }
    var wanted = finishes(asked, change, status) ? change.percent(100) : change;
    if (wanted.given().isEmpty()) {
      return DerivedProgress.valid(repaired(saved));
    }
    var derived = new ProgressDerivation(saved, wanted).derive();
    return new DerivedProgress(derived, ProgressChecks.contradictions(derived, wanted));
  }

  /** Where there is no work to do, a percentage of it is refused; closing must not fail for that. */
  private boolean finishes(Progress asked, ProgressChange change, StatusStep status) {
    boolean hasZeroWork = asked.work() != null && asked.work().signum() == 0;
    return onClose == OnClose.SET_100 && status.closes() && !change.gives(ProgressField.PERCENT) && !hasZeroWork;
  }

  /** Values that were saved under other rules are put right when the package is next written. */
  private static Progress repaired(Progress saved) {
    if (saved.work() == null || saved.percent() == null) {
      return saved;
    }
    var progress = saved.percent() == 100 ? saved.remaining(BigDecimal.ZERO) : saved;
    if (progress.remaining() == null || progress.remaining().compareTo(progress.work()) > 0 || ProgressFormula.agrees(progress)) {
      return progress;
    }
    return progress.percent(progress.work().signum() == 0 ? null : ProgressFormula.percent(progress.work(), progress.remaining()));
  }

  private DerivedProgress statusBased(Progress saved, ProgressChange change, StatusStep status) {
    var wrong = ProgressChecks.notWritable(saved, change);
    if (!wrong.isEmpty()) {
      return new DerivedProgress(saved, wrong);
    }
    if (!status.percentChanges() && !change.gives(ProgressField.WORK)) {
      return DerivedProgress.valid(saved);
    }
    var work = change.over(saved).work();
    int percent = status.percentChanges() || saved.percent() == null ? status.defaultPercent() : saved.percent();
    return new DerivedProgress(new Progress(work, work == null ? null : ProgressFormula.remaining(work, percent), percent), List.of());
  }
}
