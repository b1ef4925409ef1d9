package gewerk.platform.pages;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Colours chosen by people, as classes: our policy forbids inline styles. The address of the style sheet is the list of
 * its colours, so that every node can answer it without asking anyone, and it never changes.
 */
public record Colours(List<String> hexes) {
  public static final Colours NONE = new Colours(List.of());

  private static final Pattern HEX = Pattern.compile("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
  private static final Pattern PATH = Pattern.compile("/assets/colours/((?:[0-9a-f]{6}-){0,300})all\\.css");

  public Colours {
    hexes = List.copyOf(hexes);
  }

  /** From values like {@code #1F75CB} or {@code #abc}; what is no colour is left out. */
  public static Colours of(Collection<String> values) {
    return new Colours(values.stream().map(Colours::normal).flatMap(Optional::stream).distinct().sorted().limit(300).toList());
  }

  /** The class that gives an element this hue; empty for what is no colour. */
  public static String hue(@org.jspecify.annotations.Nullable String value) {
    return value == null ? "" : normal(value).map(hex -> "hue-" + hex).orElse("");
  }

  private static Optional<String> normal(String value) {
    var match = HEX.matcher(value.strip());
    if (!match.matches()) return Optional.empty();
    var hex = match.group(1).toLowerCase(Locale.ROOT);
    return Optional.of(hex.length() == 6 ? hex : hex.replaceAll("(.)", "$1$1"));
  }

  public String url() {
    return "/assets/colours/" + String.join("", hexes.stream().map(hex -> hex + "-").toList()) + "all.css";
  }

  static Optional<Asset> find(String path) {
    var match = PATH.matcher(path);
    if (!match.matches()) return Optional.empty();
    var hexes = match.group(1).isEmpty() ? List.<String>of() : List.of(match.group(1).split("-"));
    return Optional.of(Asset.of("colours.css", new Colours(hexes).css().getBytes(StandardCharsets.UTF_8)));
  }

  String css() {
    var css = new StringBuilder("@layer utilities {\n");
    hexes.forEach(hex -> css.append("  .hue-").append(hex).append(" { --hue: #").append(hex).append("; }\n"));
    return css.append("}\n").toString();
  }
}
