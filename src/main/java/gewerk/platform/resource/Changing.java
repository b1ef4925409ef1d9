package gewerk.platform.resource;

import org.jspecify.annotations.Nullable;

/** How rows of a resource are made and changed: first proposed, so that forms can show it, then saved. */
public interface Changing<T> {
  /**
   * Derives and judges; saves nothing.
   *
   * @param before null for a new row
   * @throws gewerk.platform.http.Refusal for what hides all other problems: no permission (403), a stale lock version (409)
   */
  Proposal<T> propose(Asking asking, @Nullable T before, Written written);

  /** Saves a valid proposal and returns the row as it now stands. */
  T save(Asking asking, Proposal<T> proposal);
}
