package gewerk.platform.pages;

import org.jspecify.annotations.Nullable;

/** One entry of a menu that a feature contributes. */
public record Entry(Link link, String icon, boolean current, @Nullable Badge badge) {
  public static Entry of(String icon, Link link) {
    return new Entry(link, icon, false, null);
  }

  public Entry current(boolean isCurrent) {
    return new Entry(link, icon, isCurrent, badge);
  }

  public Entry badge(String text, boolean urgent) {
    return new Entry(link, icon, current, new Badge(text, urgent));
  }

  /** A number beside an entry. */
  public record Badge(String text, boolean urgent) {}
}
