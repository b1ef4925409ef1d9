package gewerk.platform.text;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where links and images may lead: the protocols allowed, and the path under which this server lives. */
public record LinkTargets(String root, Set<String> protocols) {
  private static final Set<String> USUAL = Set.of("http", "https", "ftp", "mailto", "tel");
  private static final Set<String> FOR_IMAGES = Set.of("http", "https");
  private static final Set<String> NEVER = Set.of("javascript", "vbscript", "data", "blob", "file", "about", "view-source");

  public LinkTargets {
    var lower = new TreeSet<String>();
    for (var protocol : protocols) {
      lower.add(allowed(protocol.strip().toLowerCase(Locale.ROOT)));
    }
    protocols = Set.copyOf(lower);
  }

  /** The usual protocols, at the root of the host. */
  public static LinkTargets usual() {
    return new LinkTargets("", USUAL);
  }

  /** The same, and these protocols too. */
  public LinkTargets allowing(Set<String> more) {
    var all = new TreeSet<>(protocols);
    all.addAll(more);
    return new LinkTargets(root, all);
  }

  /** The same for a server that lives under a path such as {@code /gewerk}. */
  public LinkTargets under(String path) {
    return new LinkTargets(path, protocols);
  }

  /** Whether an administrator may allow this protocol at all: not one that runs scripts or reads files. */
  public static boolean mayAllow(String protocol) {
    return protocol.matches("[a-z][a-z0-9+.-]*") && !NEVER.contains(protocol);
  }

  private static String allowed(String protocol) {
    if (!mayAllow(protocol)) {
      throw new IllegalArgumentException(
          "The link protocol '" + protocol + "' cannot be allowed. Name one without a colon that runs no script, such as 'sip'.");
    }
    return protocol;
  }

  /** The address in a form that is safe as href, or null when its protocol is not allowed. */
  @Nullable String link(String address) {
    return safe(address, protocols);
  }

  /** The address in a form that is safe as src of an image, or null. */
  @Nullable String image(String address) {
    return safe(address, FOR_IMAGES);
  }

  /** Whether a safe address leads away from this server. */
  static boolean external(String safe) {
    return safe.startsWith("//") || schemeEnd(safe) > 0;
  }

  private static @Nullable String safe(String address, Set<String> protocols) {
    var clean = clean(address.strip());
    var end = schemeEnd(clean);
    if (end < 0) {
      return clean;
    }
    return protocols.contains(clean.substring(0, end).toLowerCase(Locale.ROOT)) ? clean : null;
  }

  /** The place of the colon after the scheme, also of a scheme that no standard allows; -1 for a relative address. */
  private static int schemeEnd(String address) {
    for (var i = 0; i < address.length(); i++) {
      switch (address.charAt(i)) {
        case ':':
          return i;
        case '/', '?', '#':
          return -1;
        default:
      }
    }
    return -1;
  }

  /** Browsers drop tabs and line breaks inside addresses and read backslashes as slashes: encoded, they mean nothing. */
  private static String clean(String address) {
    StringBuilder out = null;
    for (var i = 0; i < address.length(); i++) {
      var c = address.charAt(i);
      var harmful = c <= ' ' || c == 0x7f || "\\<>\"`".indexOf(c) >= 0;
      if (harmful && out == null) {
        out = new StringBuilder(address.length() + 16).append(address, 0, i);
      }
      if (out != null) {
        out.append(harmful ? "%%%02X".formatted((int) c) : String.valueOf(c));
      }
    }
    return out == null ? address : out.toString();
  }
}
