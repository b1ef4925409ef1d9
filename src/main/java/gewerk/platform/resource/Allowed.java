package gewerk.platform.resource;

import java.util.List;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/** Which values an attribute can take, as forms tell it. */
public sealed interface Allowed<T> {
  /** A row as it is saved and as it would be; saved is null for a new one. */
  record Candidate<T>(@Nullable T saved, T proposed) {}

  /** To be fetched from an address. */
  record At<T>(BiFunction<Candidate<T>, Asking, String> path) implements Allowed<T> {}

  /** Ids of the attribute's target, listed with their rows. */
  record Ids<T>(BiFunction<Candidate<T>, Asking, List<Long>> ids) implements Allowed<T> {}

  /** Words. */
  record Words<T>(List<String> words) implements Allowed<T> {}
}
