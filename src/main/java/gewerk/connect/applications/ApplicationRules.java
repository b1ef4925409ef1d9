package gewerk.connect.applications;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;

/** What an application may be, and where it may send people back to. */
public final class ApplicationRules {
  /** Instead of an address: the code is shown to the person, who types it into the program. */
  public static final String SHOWN = "urn:ietf:wg:oauth:2.0:oob";

  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_URI = 2_000;

  /** What a browser would do itself with an address, instead of handing it to a program. */
  private static final Set<String> OF_BROWSERS = Set.of("javascript", "data", "vbscript", "file", "blob", "about", "view-source", "ftp", "ws", "wss", "mailto", "tel", "filesystem", "urn");

  private ApplicationRules() {}

  static boolean mayAdminister(Viewer viewer) {
    return viewer.isAdmin();
  }

  /** @param known the scopes there are */
  static List<Violation> wrongWith(Wish wish, Collection<String> known) {
    var wrong = new ArrayList<Violation>();
    if (wish.name().isEmpty() || wish.name().length() > LONGEST_NAME) {
      wrong.add(wish.name().isEmpty() ? Violation.of("name", "applications.name_missing") : Violation.of("name", "applications.name_too_long", LONGEST_NAME));
    }
    for (var uri : wish.redirectUris()) {
      var key = wrongWith(uri);
      if (key != null) {
        wrong.add(Violation.of("redirectUri", key, uri));
      }
    }
    if (wish.redirectUris().isEmpty() && !wish.confidential()) {
      wrong.add(Violation.of("redirectUri", "applications.redirect_missing"));
    }
    if (wish.scopes().isEmpty() || !known.containsAll(wish.scopes())) {
      wrong.add(Violation.of("scopes", "applications.scopes_unknown"));
    }
    if (wish.clientCredentialsUserId() != null && !wish.confidential()) {
      wrong.add(Violation.of("clientCredentialsUser", "applications.acting_needs_secret"));
    }
    return wrong;
  }

  /** The label's key of what is wrong with an address to send people back to; null for nothing. */
  static @Nullable String wrongWith(String text) {
    if (text.equals(SHOWN)) {
      return null;
    }
    var uri = parsed(text);
    if (uri == null || !uri.isAbsolute() || text.length() > LONGEST_URI) {
      return "applications.redirect_not_absolute";
    }
    if (uri.getRawFragment() != null) {
      return "applications.redirect_fragment";
    }
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "https" -> uri.getHost() == null || uri.getRawUserInfo() != null ? "applications.redirect_not_absolute" : null;
      case "http" -> uri.getHost() != null && uri.getRawUserInfo() == null && isThisMachine(uri.getHost()) ? null : "applications.redirect_insecure";
      default -> OF_BROWSERS.contains(scheme) ? "applications.redirect_scheme" : null;
    };
  }

  /**
   * Whether an address is one of the application's, letter by letter. Only the port of this machine's own addresses may differ: programs
   * on it listen where there is room (RFC 8252, 7.3).
   */
  public static boolean mayReturnTo(Application application, String wanted) {
    return application.redirectUris().contains(wanted)
        || application.redirectUris().stream().anyMatch(known -> isLoopback(known) && isLoopback(wanted) && withoutPort(known).equals(withoutPort(wanted)));
  }

  /** Any program on a phone can claim a scheme, and any on a machine a port: who gets the code must prove that it asked for it (RFC 8252, 6 and 8.6). */
  public static boolean mustProve(Application application) {
    return !application.confidential() && application.redirectUris().stream().anyMatch(uri -> isOwnScheme(uri));
  }

  /** Whether whoever answers at the application's addresses is certainly that application: then a consent can be remembered. */
  public static boolean isCertain(Application application) {
    return application.confidential() || application.redirectUris().stream().allMatch(uri -> uri.startsWith("https:"));
  }

  private static boolean isOwnScheme(String uri) {
    return !uri.equals(SHOWN) && !uri.startsWith("https:") && !uri.startsWith("http:");
  }

  private static boolean isLoopback(String text) {
    var uri = parsed(text);
    return uri != null && "http".equals(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null
        && (uri.getHost().equals("[::1]") || uri.getHost().matches("127(\\.\\d{1,3}){3}"));
  }

  private static String withoutPort(String text) {
    return text.replaceFirst("^(http://(?:\\[[^\\]]*\\]|[^/:?]*))(?::\\d*)?", "$1");
  }

  private static boolean isThisMachine(String host) {
    var name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost") || name.endsWith(".localhost") || name.equals("[::1]") || name.matches("127(\\.\\d{1,3}){3}");
  }

  private static @Nullable URI parsed(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
