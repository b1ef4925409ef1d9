package gewerk.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads HTML strictly, with its own eyes, and fails on anything that could run a script or leave an element open. */
final class SafeHtml {
  private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9-]*)((?: [a-z-]+=\"[^\"<>]*\")*)>");
  private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z-]+)=\"([^\"<>]*)\"");
  private static final Set<String> ELEMENTS =
      Set.of(
          "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br", "em",
          "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small", "mark", "kbd", "samp", "var", "abbr", "q",
          "cite", "dl", "dt", "dd", "a", "img", "span", "div", "label", "details", "summary", "figure", "figcaption",
          "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "colgroup", "col", "input", "macro",
          "opce-macro-wp-quickinfo", "opce-macro-attribute-value", "opce-macro-attribute-label");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "class", "id", "title", "href", "src", "alt", "target", "rel", "aria-hidden", "tabindex", "width", "height",
          "align", "colspan", "rowspan", "span", "scope", "start", "open", "type", "checked", "disabled", "data-id",
          "data-type", "data-classes", "data-query-props", "data-page", "data-include-parent", "data-detailed",
          "data-model", "data-attribute");
  private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "col");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?:|mailto:|ftp:|tel:)[^\\s\\\\]*|[^:\\s\\\\]*|[^:/?#\\s\\\\]*[/?#][^\\s\\\\]*");

  private SafeHtml() {}

  static void check(String html) {
    var open = new ArrayDeque<String>();
    var at = 0;
    for (var next = html.indexOf('<'); next >= 0; next = html.indexOf('<', at)) {
      assertThat(html.substring(at, next)).as("text in %s", html).doesNotContain(">");
      var tag = TAG.matcher(html).region(next, html.length());
      assertThat(tag.lookingAt()).as("a well-formed tag at %d of %s", next, html).isTrue();
      tag(tag.group(2), !tag.group(1).isEmpty(), tag.group(3), open);
      at = tag.end();
    }
    assertThat(open).as("open elements of %s", html).isEmpty();
  }

  private static void tag(String name, boolean closing, String attributes, ArrayDeque<String> open) {
    assertThat(ELEMENTS).contains(name);
    if (closing) {
      assertThat(open.pop()).isEqualTo(name);
    } else if (!VOID.contains(name)) {
      open.push(name);
    }
    var attribute = ATTRIBUTE.matcher(attributes);
    while (attribute.find()) {
      assertThat(ATTRIBUTES).contains(attribute.group(1));
      if (attribute.group(1).equals("href") || attribute.group(1).equals("src")) {
        var address = attribute.group(2).replace("&amp;", "&").replace("&quot;", "\"");
        assertThat(ADDRESS.matcher(address).matches()).as("the address %s", address).isTrue();
      }
    }
  }
}
