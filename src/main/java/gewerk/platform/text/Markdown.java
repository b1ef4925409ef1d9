package gewerk.platform.text;

/** Turns Markdown into safe HTML; one instance serves all threads. */
public final class Markdown {
  private final LinkTargets targets;
  private final Sanitizer sanitizer;

  public Markdown(LinkTargets targets) {
    this.targets = targets;
    this.sanitizer = new Sanitizer(targets);
  }

  /** The HTML of a text, as far as the reader of the references may see what it mentions; "" for an empty one. */
  public String html(String raw, References references) {
    if (raw.isBlank()) {
      return "";
    }
    var document = Syntax.parse(raw);
    // Without raw HTML every tag comes from our own writers and every address is checked: SanitizerTest proves
    // that the sanitiser would change nothing, and skipping it halves the time of an ordinary description.
    var suspicious = raw.indexOf('<') >= 0 && RawHtml.in(document);
    var out = new HtmlOut(raw.length() * 2 + 64);
    new BlockWriter(out, new InlineWriter(out, references, targets, suspicious)).children(document);
    return suspicious ? sanitizer.clean(out.toString(), references) : out.toString();
  }
}
