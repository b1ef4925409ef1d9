package gewerk.work.activities;

import java.util.List;

import gewerk.people.principals.Principal;
import org.jspecify.annotations.Nullable;

/**
 * One entry as pages show it.
 *
 * @param author null when they are gone
 * @param commentHtml safe to show; empty without a comment
 * @param reactions those that somebody chose, the first one first
 */
public record HistoryEntry(Activity activity, @Nullable Principal author, String commentHtml, List<Detail> details, List<Reacted> reactions, Rights rights) {
  /**
   * How some answered with one sign.
   *
   * @param names the first one first; without those who are gone
   * @param own whether the reader is among them
   */
  public record Reacted(Emoji emoji, int count, List<String> names, boolean own) {}

  /** What its reader may do with what is said in it; nothing where nothing is said. */
  public record Rights(boolean edit, boolean react, boolean quote) {}
}
