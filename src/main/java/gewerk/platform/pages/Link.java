package gewerk.platform.pages;

import org.jspecify.annotations.Nullable;

/** Somewhere to go: what it is called, where it leads, and the key that goes there. */
public record Link(String label, String href, @Nullable String key) {
  public static Link to(String label, String href) {
    return new Link(label, href, null);
  }

  /** With a shortcut: one key, or two after another as in {@code g w}. */
  public Link on(String shortcut) {
    return new Link(label, href, shortcut);
  }
}
