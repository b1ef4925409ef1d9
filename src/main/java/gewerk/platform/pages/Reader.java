package gewerk.platform.pages;

import gewerk.platform.i18n.Formats;
import gewerk.platform.i18n.Words;
import org.jspecify.annotations.Nullable;

/** Who reads a page, in which language, and how they like it to look. Nobody is signed in when there is no person. */
public record Reader(@Nullable Person person, Words words, Formats formats, Look look) {
  /** What people choose about the looks. */
  public record Look(Theme theme, Density density, boolean shortcuts) {
    public static final Look USUAL = new Look(Theme.AUTO, Density.COMPACT, true);
  }

  /** Auto follows the system. */
  public enum Theme {
    AUTO, LIGHT, DARK, CONTRAST;

    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What a form or a store says; auto for what we do not know. */
    public static Theme of(@Nullable String id) {
      for (var theme : values()) {
        if (theme.id().equals(id)) return theme;
      }
      return AUTO;
    }
  }

  /** How high rows are. */
  public enum Density {
    COMPACT, ROOMY;

    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Density of(@Nullable String id) {
      return ROOMY.id().equals(id) ? ROOMY : COMPACT;
    }
  }
}
