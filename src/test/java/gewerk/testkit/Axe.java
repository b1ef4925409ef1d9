package gewerk.testkit;

import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

/** What axe, which knows the rules of accessibility, has against a page. */
public final class Axe {
  private Axe() {}

  /** By every rule. */
  public static List<String> complaints(Page tab) {
    return complaints(builder(tab).disableRules(List.of("html-lang-valid"))); // the pseudo language has no code that axe knows
  }

  /** What a theme alone can spoil. */
  public static List<String> complaintsAboutColours(Page tab) {
    return complaints(builder(tab).withRules(List.of("color-contrast")));
  }

  /** In the page itself: without frames of other origins there is no need for the second page that axe opens otherwise. */
  @SuppressWarnings("deprecation")
  private static AxeBuilder builder(Page tab) {
    return new AxeBuilder(tab).setLegacyMode(true);
  }

  private static List<String> complaints(AxeBuilder builder) {
    return builder.analyze().getViolations().stream().map(rule -> rule.getId() + ": " + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList()).toList();
  }
}
