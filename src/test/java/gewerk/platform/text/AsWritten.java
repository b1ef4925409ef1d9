package gewerk.platform.text;

import java.util.List;
import java.util.Set;
import org.owasp.html.HtmlStreamEventReceiver;

/** Writes the sanitiser's events down again without adding anything. */
final class AsWritten implements HtmlStreamEventReceiver {
  private static final Set<String> VOID = Set.of("br", "hr", "img", "input");
  private final HtmlOut out = new HtmlOut(1000);

  String html() {
    return out.toString();
  }

  @Override
  public void openDocument() {}

  @Override
  public void closeDocument() {}

  @Override
  public void openTag(String name, List<String> attributes) {
    out.markup("<").markup(name);
    for (var i = 0; i < attributes.size(); i += 2) {
      out.attribute(attributes.get(i), attributes.get(i + 1));
    }
    out.markup(">");
  }

  @Override
  public void closeTag(String name) {
    out.markup(VOID.contains(name) ? "" : "</" + name + ">");
  }

  @Override
  public void text(String text) {
    out.text(text);
  }
}
