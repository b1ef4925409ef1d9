package gewerk;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.platform.pages.Assets;
import gewerk.platform.pages.Colours;
import org.junit.jupiter.api.Test;

/** What a browser loads stays small, with all features together: gzipped, without the two libraries. */
class BudgetTest {
  private static final int SCRIPTS = 10_000;
  private static final int STYLES = 15_000;

  /** A stray line swallows the rules behind it, in silence. */
  @Test
  void betweenTheLayersOfTheStylesStandsNothing() {
    var assets = Assets.load(Features.LABELLED);
    var css = new String(assets.find(assets.url("app.css")).orElseThrow().bytes(), java.nio.charset.StandardCharsets.UTF_8).replaceAll("(?s)/\\*.*?\\*/", "");
    var outside = new StringBuilder();
    int depth = 0;
    for (char letter : css.toCharArray()) {
      depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
      outside.append(depth == 0 && letter != '}' ? letter : letter == '{' && depth == 1 ? '\n' : "");
    }
    assertThat(depth).as("braces are paired").isZero();
    assertThat(outside.toString().lines().map(String::strip).filter(line -> !line.isEmpty())).allMatch(line -> line.startsWith("@"));
  }

  @Test
  void ourScriptsAndStylesStayWithinTheirBudgets() {
    var assets = Assets.load(Features.LABELLED);
    var head = assets.head(Colours.NONE);
    var scripts = java.util.stream.Stream.concat(head.modules().stream(), java.util.stream.Stream.of(head.script()))
        .filter(path -> !path.endsWith("/turbo.js") && !path.endsWith("/stimulus.js")).mapToInt(path -> assets.find(path).orElseThrow().gzipBytes().length).sum();
    int styles = assets.find(assets.url("app.css")).orElseThrow().gzipBytes().length;
    System.out.println("Of all features: scripts " + scripts + " bytes, styles " + styles + " bytes, gzipped");
    assertThat(scripts).as("own scripts, gzipped: share what controllers have in common, or let the server do it").isLessThan(SCRIPTS);
    assertThat(styles).as("styles, gzipped").isLessThan(STYLES);
  }
}
