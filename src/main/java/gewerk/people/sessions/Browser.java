package gewerk.people.sessions;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

import gewerk.platform.http.Request;

/**
 * From where somebody comes: the little that is kept of it.
 *
 * @param agent what the browser calls itself, shortened
 * @param address shortened, so that it tells the network and not the machine
 * @param token what tells this browser from others; empty for one that has never been here
 */
public record Browser(String agent, String address, String token, boolean secure) {
  /** The cookie that tells one browser from another: it opens nothing. */
  static final String COOKIE = "gewerk_browser";

  private static final int LONGEST = 250;
  private static final Duration KEPT = Duration.ofDays(400);
  private static final String[][] PROGRAMS = {{"Edg", "Edge"}, {"OPR/", "Opera"}, {"Vivaldi", "Vivaldi"}, {"Firefox", "Firefox"}, {"FxiOS", "Firefox"},
      {"Chromium", "Chromium"}, {"CriOS", "Chrome"}, {"Chrome", "Chrome"}, {"Safari", "Safari"}, {"curl", "curl"}, {"Java", "Java"}};
  private static final String[][] SYSTEMS = {{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Windows", "Windows"}, {"Mac OS", "macOS"},
      {"CrOS", "ChromeOS"}, {"Linux", "Linux"}};

  public static Browser of(Request request) {
    var agent = request.header("User-Agent").orElse("").replaceAll("\\p{Cntrl}", " ");
    return new Browser(agent.length() > LONGEST ? agent.substring(0, LONGEST) : agent, shortened(request.remoteAddress()),
        request.cookie(COOKIE).filter(token -> token.matches("[0-9a-f]{64}")).orElse(""), request.isSecure());
  }

  /** One of which nothing is known. */
  static Browser unknown(boolean secure) {
    return new Browser("", "", "", secure);
  }

  /** The {@code Set-Cookie} by which it is known again. */
  static String cookie(String token, boolean secure) {
    return COOKIE + "=" + token + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + KEPT.toSeconds() + (secure ? "; Secure" : "");
  }

  /** The program and the system, as people call them: {@code Firefox, Linux}; empty for what we do not know. */
  static String named(String agent) {
    var program = first(PROGRAMS, agent);
    var system = first(SYSTEMS, agent);
    return program.isPresent() && system.isPresent() ? program.get() + ", " + system.get() : program.or(() -> system).orElse("");
  }

  /** The first three of four numbers, or the first three of eight groups. */
  static String shortened(String address) {
    try {
      var bytes = InetAddress.ofLiteral(address.replaceFirst("%.*", "")).getAddress();
      var parts = new ArrayList<String>();
      for (int i = 0; i < 3; i++) {
        parts.add(bytes.length == 4 ? String.valueOf(bytes[i] & 0xff) : Integer.toHexString((bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff));
      }
      return String.join(bytes.length == 4 ? "." : ":", parts) + (bytes.length == 4 ? ".x" : ":x");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static Optional<String> first(String[][] names, String agent) {
    for (var name : names) {
      if (agent.contains(name[0])) {
        return Optional.of(name[1]);
      }
    }
    return Optional.empty();
  }
}
