package gewerk.platform.resource;

import java.util.List;

/** What somebody wants a row to become, with everything derived and judged, before anything is saved. */
public record Proposal<T>(Candidate<T> candidate, Written written, List<Violation> violations) {
  public boolean isValid() {
    return violations.isEmpty();
  }

  public T proposed() {
    return candidate.proposed();
  }
}
