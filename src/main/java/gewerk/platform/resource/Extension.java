package gewerk.platform.resource;

import java.util.List;
import java.util.Map;

import gewerk.platform.access.Viewer;

/** What a later feature adds to the writing of a resource: values that the resource keeps without knowing them, custom fields above all. */
public interface Extension<T> {
  /** The kept values after somebody wrote something; what they must not know of stays as it is. */
  Map<String, List<String>> merged(T before, Written written, Viewer viewer);

  /** What is wrong with them. */
  List<Violation> violations(Candidate<T> candidate, Written written, Asking asking);
}
