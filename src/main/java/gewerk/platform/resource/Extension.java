package gewerk.platform.resource;

import java.util.List;
import java.util.Map;

/** What a later feature adds to the writing of a resource: values that the resource keeps without knowing them, custom fields above all. */
public interface Extension<T> {
  /** The kept values after something was written. */
  Map<String, List<String>> merged(T before, Written written);

  /** What is wrong with them. */
  List<Violation> violations(Candidate<T> candidate, Written written, Asking asking);
}
