package gewerk.platform.pages;

import java.util.List;

/** A page that could not be shown or a change that was refused, said in words, with ways out. */
public record Problem(int status, String heading, String explanation, List<Link> ways) {
  public Problem {
    ways = List.copyOf(ways);
  }

  /** What we say about a status when nothing more is known. */
  public static Problem of(int status, Page page) {
    var key = "pages.error." + (KNOWN.contains(status) ? status : 500);
    return new Problem(status, page.say(key + ".heading"), page.say(key + ".explanation"), ways(status, page));
  }

  private static final List<Integer> KNOWN = List.of(403, 404, 409, 422, 500);

  private static List<Link> ways(int status, Page page) {
    var home = Link.to(page.say("pages.error.home"), "/");
    return switch (status) {
      case 403 -> page.reader().person() == null
          ? List.of(Link.to(page.say("pages.signIn"), "/login?back_url=" + encoded(page.frame().path())), home)
          : List.of(home);
      case 404 -> List.of(home, Link.to(page.say("pages.error.search"), "/search"));
      case 409, 422, 500 -> List.of(Link.to(page.say("pages.error.again"), page.frame().path()), home);
      default -> List.of(home);
    };
  }

  private static String encoded(String path) {
    return java.net.URLEncoder.encode(path, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The same with another explanation: which rule, which value. */
  public Problem explained(String explanation) {
    return new Problem(status, heading, explanation, ways);
  }

  /** The whole page. */
  public byte[] page(Page around) {
    return Templates.render("gewerk/platform/pages/errors/error.jte", java.util.Map.of("page", around.titled(heading), "problem", this));
  }
}
