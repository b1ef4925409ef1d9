package gewerk.platform.resource;

import java.util.Collection;
import java.util.Map;

/** Something that is found for many ids at once: rows, or whatever hangs on them. */
@FunctionalInterface
public interface Batch<L> {
  /** What there is for these ids; from memory or by one statement. */
  Map<Long, L> load(Collection<Long> ids);
}
