package gewerk.work.progress;

import java.util.List;

/** The progress to store, unless something is wrong with it. */
public record DerivedProgress(Progress progress, List<ProgressViolation> violations) {
  public DerivedProgress {
    violations = List.copyOf(violations);
  }

  static DerivedProgress valid(Progress progress) {
    return new DerivedProgress(progress, List.of());
  }

  public boolean isValid() {
    return violations.isEmpty();
  }
}
