package gewerk.platform.resource;

import java.util.List;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/** Which values an attribute can take, as forms tell it. */
public sealed interface Allowed<T> {
  /** To be fetched from a path below {@code /api/v3}; none where it cannot be told yet. */
  record At<T>(BiFunction<Candidate<T>, Asking, @Nullable String> path) implements Allowed<T> {}

  /** Ids of the attribute's target, listed with their rows. */
  record Ids<T>(BiFunction<Candidate<T>, Asking, List<Long>> ids) implements Allowed<T> {}

  /** Words. */
  record Words<T>(List<String> words) implements Allowed<T> {}
}
