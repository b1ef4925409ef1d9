package gewerk.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.PolicyFactory;

/** Lets only elements, attributes and addresses through that cannot run anything or pose as our own controls. */
final class Sanitizer {
  private static final String[] ELEMENTS = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br",
    "em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small", "mark", "kbd", "samp", "var",
    "abbr", "q", "cite", "dl", "dt", "dd", "a", "img", "span", "div", "label", "details", "summary",
    "figure", "figcaption", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "colgroup", "col",
    "mention", "macro", "opce-macro-wp-quickinfo", "opce-macro-attribute-value", "opce-macro-attribute-label"
  };
  private static final Pattern CLASS =
      Pattern.compile("op-uc-[a-z0-9_-]+|language-[A-Za-z0-9_+#.-]+|issue|work_package|preview-trigger|user-mention"
          + "|version|project|document|meeting|message|view|image|table|todo-list|image_resized|mention");
  private static final Pattern MACRO_CLASS = Pattern.compile("[a-z][a-z0-9_-]{0,60}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}%?");
  private static final Pattern SLUG = Pattern.compile("[\\p{L}\\p{N}_-]{1,1000}");

  private final PolicyFactory policy;
  private final LinkTargets targets;

  Sanitizer(LinkTargets targets) {
    this.targets = targets;
    this.policy = withLinks(withAttributes(new HtmlPolicyBuilder().allowElements(ELEMENTS))).toFactory();
  }

  /** Safe and balanced HTML, with our classes on every element and references in its text linked. */
  String clean(String html, References references) {
    var out = new HtmlOut(html.length() * 2);
    var receiver = new SanitizedWriter(out, references, targets);
    filter(html, receiver);
    return out.toString();
  }

  /** Hands over what is allowed, as it was written; only rel is left for the receiver to set. */
  void filter(String html, HtmlStreamEventReceiver receiver) {
    HtmlSanitizer.sanitize(html, policy.apply(receiver));
  }

  private static HtmlPolicyBuilder withAttributes(HtmlPolicyBuilder builder) {
    return builder
        .allowElements((name, attributes) -> isCheckbox(attributes) ? name : null, "input")
        .allowWithoutAttributes("span", "a", "img")
        .allowAttributes("class").matching((element, name, value) -> classes(element, value)).globally()
        .allowAttributes("id").matching(SLUG).onElements("h1", "h2", "h3", "h4", "h5", "h6")
        .allowAttributes("title").globally()
        .allowAttributes("alt").onElements("img")
        .allowAttributes("width", "height").matching(NUMBER).onElements("img", "table", "td", "th", "col")
        .allowAttributes("align").matching(true, "left", "center", "right").onElements("td", "th", "p", "div")
        .allowAttributes("colspan", "rowspan", "span").matching(NUMBER).onElements("td", "th", "col", "colgroup")
        .allowAttributes("scope").matching(true, "row", "col").onElements("th")
        .allowAttributes("start").matching(NUMBER).onElements("ol")
        .allowAttributes("open").onElements("details")
        .allowAttributes("type").matching(true, "checkbox").onElements("input")
        .allowAttributes("checked", "disabled").onElements("input")
        .allowAttributes("data-id", "data-type", "data-text").onElements("mention")
        .allowAttributes("data-type", "data-classes", "data-query-props", "data-page", "data-include-parent")
        .onElements("macro")
        .allowAttributes("data-id", "data-detailed", "data-model", "data-attribute")
        .onElements("opce-macro-wp-quickinfo", "opce-macro-attribute-value", "opce-macro-attribute-label");
  }

  private HtmlPolicyBuilder withLinks(HtmlPolicyBuilder builder) {
    return builder
        .allowUrlProtocols(targets.protocols().toArray(String[]::new))
        .allowUrlProtocols("http", "https")
        .skipRelsOnLinks("noopener", "noreferrer")
        .allowAttributes("href").matching((_, _, value) -> targets.link(value)).onElements("a")
        .allowAttributes("target").matching(true, "_top").onElements("a")
        .allowAttributes("aria-hidden").matching(true, "true").onElements("a")
        .allowAttributes("tabindex").matching(true, "-1").onElements("a")
        .allowAttributes("src").matching((_, _, value) -> targets.image(value)).onElements("img");
  }

  private static boolean isCheckbox(List<String> attributes) {
    var type = attributes.indexOf("type");
    return type >= 0 && type % 2 == 0 && attributes.get(type + 1).equals("checkbox");
  }

  private static @Nullable String classes(String element, String value) {
    var allowed = element.equals("macro") ? MACRO_CLASS : CLASS;
    var kept = new ArrayList<String>();
    for (var name : value.strip().split("\\s+")) {
      if (allowed.matcher(name).matches()) {
        kept.add(name);
      }
    }
    return kept.isEmpty() ? null : String.join(" ", kept);
  }
}
