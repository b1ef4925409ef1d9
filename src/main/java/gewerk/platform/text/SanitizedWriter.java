package gewerk.platform.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.owasp.html.HtmlStreamEventReceiver;

/** Writes what the sanitiser let through: balanced, with our classes, and with references linked. */
final class SanitizedWriter implements HtmlStreamEventReceiver {
  private static final int DEEPEST = 256;
  private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "col");
  private static final Set<String> VERBATIM =
      Set.of("a", "code", "pre", "macro", "mention", "opce-macro-wp-quickinfo", "opce-macro-attribute-value", "opce-macro-attribute-label");
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("p", "op-uc-p"), Map.entry("a", "op-uc-link"), Map.entry("ul", "op-uc-list"),
          Map.entry("ol", "op-uc-list"), Map.entry("li", "op-uc-list--item"), Map.entry("code", "op-uc-code"),
          Map.entry("pre", "op-uc-code-block"), Map.entry("blockquote", "op-uc-blockquote"),
          Map.entry("figure", "op-uc-figure"), Map.entry("table", "op-uc-table"), Map.entry("img", "op-uc-image"),
          Map.entry("thead", "op-uc-table--head"), Map.entry("tr", "op-uc-table--row"),
          Map.entry("td", "op-uc-table--cell"), Map.entry("th", "op-uc-table--cell"), Map.entry("hr", "op-uc-hr"),
          Map.entry("h1", "op-uc-h1"), Map.entry("h2", "op-uc-h2"), Map.entry("h3", "op-uc-h3"),
          Map.entry("h4", "op-uc-h4"), Map.entry("h5", "op-uc-h5"), Map.entry("h6", "op-uc-h6"),
          Map.entry("input", "op-uc-list--task-checkbox"));

  /** An open element; ours are the wrappers that the text itself does not name. */
  private record Open(String name, boolean ours) {}

  private final HtmlOut out;
  private final References references;
  private final LinkTargets targets;
  private final ReferenceWriter referenceWriter;
  private final Deque<Open> open = new ArrayDeque<>();
  private int verbatim;
  private int hiddenFrom = -1;

  SanitizedWriter(HtmlOut out, References references, LinkTargets targets) {
    this.out = out;
    this.references = references;
    this.targets = targets;
    this.referenceWriter = new ReferenceWriter(out, references, targets.root());
  }

  @Override
  public void openDocument() {}

  @Override
  public void closeDocument() {
    while (!open.isEmpty()) {
      pop();
    }
  }

  @Override
  public void text(String text) {
    if (hidden()) {
      return;
    }
    if (verbatim > 0) {
      out.text(text);
    } else {
      referenceWriter.text(text);
    }
  }

  @Override
  public void openTag(String name, List<String> attributes) {
    if (VOID.contains(name)) {
      tag(name, attributes);
    } else if (open.size() < DEEPEST) {
      frame(name);
      push(name, false, attributes);
    }
  }

  private void tag(String name, List<String> attributes) {
    if (hidden()) {
      return;
    }
    out.markup("<").markup(name);
    attributes(name, attributes).forEach(out::attribute);
    out.markup(">");
  }

  private Map<String, String> attributes(String name, List<String> pairs) {
    var attributes = new LinkedHashMap<String, String>();
    for (var i = 0; i + 1 < pairs.size(); i += 2) {
      attributes.put(pairs.get(i), pairs.get(i + 1));
    }
    var ours = CLASSES.get(name);
    if (ours != null) {
      attributes.merge("class", ours, SanitizedWriter::withClass);
    }
    switch (name) {
      case "a" -> link(attributes);
      case "img" -> attributes.computeIfPresent("src", (_, source) -> targets.image(address(source)));
      case "input" -> checkbox(attributes);
      default -> {}
    }
    return attributes;
  }

  private static String withClass(String theirs, String ours) {
    return (" " + theirs + " ").contains(" " + ours + " ") ? theirs : theirs + " " + ours;
  }

  private void link(Map<String, String> attributes) {
    attributes.computeIfPresent("href", (_, address) -> targets.link(address(address)));
    var href = attributes.get("href");
    if (href != null && LinkTargets.external(href)) {
      attributes.remove("target");
      attributes.put("target", "_top");
      attributes.put("rel", "noopener noreferrer");
    }
  }

  private String address(String written) {
    return Attachments.address(written, references, targets.root());
  }

  private static void checkbox(Map<String, String> attributes) {
    attributes.computeIfPresent("checked", (_, _) -> "checked");
    attributes.put("disabled", "disabled");
  }

  /** A table stands in a figure, so that a wide one scrolls alone. */
  private void frame(String name) {
    if (name.equals("table") && open.stream().noneMatch(element -> element.name().equals("figure"))) {
      push("figure", true, List.of());
      push("div", true, List.of("class", "op-uc-figure--content"));
    }
  }

  private void push(String name, boolean ours, List<String> attributes) {
    if (name.equals("mention")) {
      mention(attributes);
    } else {
      tag(name, attributes);
    }
    open.push(new Open(name, ours));
    verbatim += VERBATIM.contains(name) ? 1 : 0;
  }

  /** A mention that resolves brings its own words, so those in the text are passed over. */
  private void mention(List<String> attributes) {
    var mention = Mention.of(attributes);
    if (!hidden() && verbatim == 0 && mention != null && referenceWriter.write(mention)) {
      hiddenFrom = open.size();
    }
  }

  /** The sanitiser balances what HTML knows, but not custom elements: an open one must not swallow the page. */
  @Override
  public void closeTag(String name) {
    if (open.stream().noneMatch(element -> element.name().equals(name))) {
      return;
    }
    while (!pop().equals(name)) {}
    while (name.equals("table") && !open.isEmpty() && open.peek().ours()) {
      pop();
    }
  }

  private String pop() {
    var name = open.pop().name();
    verbatim -= VERBATIM.contains(name) ? 1 : 0;
    if (!hidden() && !name.equals("mention")) {
      out.markup("</").markup(name).markup(">");
    }
    if (open.size() == hiddenFrom) {
      hiddenFrom = -1;
    }
    return name;
  }

  private boolean hidden() {
    return hiddenFrom >= 0;
  }
}
