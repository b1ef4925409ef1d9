package gewerk.platform.pages;

import org.jspecify.annotations.Nullable;

/** What the server adds to every page: styles and scripts, the form token, the page's own address, a notice to show once. */
public record Frame(Assets.Head head, String csrf, String path, @Nullable Notice notice) {
  /** Something that just happened, with a way to take it back. */
  public record Notice(Kind kind, String text, @Nullable Undo undo) {
    public static Notice good(String text) {
      return new Notice(Kind.GOOD, text, null);
    }

    public static Notice bad(String text) {
      return new Notice(Kind.BAD, text, null);
    }

    /** A form post to this address undoes it. */
    public Notice undo(String label, String action) {
      return new Notice(kind, text, new Undo(label, action));
    }
  }

  public enum Kind { GOOD, BAD }

  public record Undo(String label, String action) {}
}
