package gewerk.platform.audit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody wants to see; nulls and empty texts narrow nothing.
 *
 * @param action exactly this one, or all that begin with it where it ends with a dot
 * @param text a part of the subject's name, of what changed, or of the address
 * @param until not included
 */
public record Search(String action, @Nullable Long actorId, String text, @Nullable Instant since, @Nullable Instant until) {
  public static final Search ALL = new Search("", null, "", null, null);

  public static Search of(String action) {
    return new Search(action, null, "", null, null);
  }
}
