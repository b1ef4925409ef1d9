package gewerk.platform.text;

import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Writes what stands inside a paragraph, a heading or a table cell. */
final class InlineWriter {
  private final HtmlOut out;
  private final References references;
  private final LinkTargets targets;
  private final ReferenceWriter referenceWriter;
  private final boolean forSanitizer;
  private boolean inLink;

  /** For the sanitiser, raw HTML is kept, and references are left to the step after it. */
  InlineWriter(HtmlOut out, References references, LinkTargets targets, boolean forSanitizer) {
    this.out = out;
    this.references = references;
    this.targets = targets;
    this.referenceWriter = new ReferenceWriter(out, references, targets.root());
    this.forSanitizer = forSanitizer;
  }

  void children(Node parent) {
    var node = parent.getFirstChild();
    while (node != null) {
      node = write(node);
    }
  }

  /** Writes a node and answers the next one to write. */
  private @Nullable Node write(Node node) {
    switch (node) {
      case Text text -> text(text.getLiteral());
      case SoftLineBreak _ -> out.markup("\n");
      case HardLineBreak _ -> out.markup("<br>\n");
      case Emphasis _ -> wrapped("em", node);
      case StrongEmphasis _ -> wrapped("strong", node);
      case Strikethrough _ -> wrapped("del", node);
      case Code code -> out.markup("<code class=\"op-uc-code\">").text(code.getLiteral()).markup("</code>");
      case Link link -> link(link);
      case Image image -> image(image);
      case HtmlInline html -> {
        return html(html);
      }
      default -> children(node);
    }
    return node.getNext();
  }

  private void text(String text) {
    if (forSanitizer || inLink) {
      out.text(text);
    } else {
      referenceWriter.text(text);
    }
  }

  private void wrapped(String element, Node node) {
    out.markup("<").markup(element).markup(">");
    children(node);
    out.markup("</").markup(element).markup(">");
  }

  private void link(Link link) {
    var safe = targets.link(address(link.getDestination()));
    if (safe == null || inLink) {
      children(link);
      return;
    }
    out.markup("<a class=\"op-uc-link\"").attribute("href", safe);
    title(link.getTitle());
    out.markup(LinkTargets.external(safe) ? " target=\"_top\" rel=\"noopener noreferrer\">" : ">");
    inLink = true;
    children(link);
    inLink = false;
    out.markup("</a>");
  }

  private void image(Image image) {
    var safe = targets.image(address(image.getDestination()));
    var alternative = Words.of(image);
    if (safe == null) {
      out.text(alternative);
      return;
    }
    out.markup("<img class=\"op-uc-image\"").attribute("src", safe).attribute("alt", alternative);
    title(image.getTitle());
    out.markup(">");
  }

  private void title(@Nullable String title) {
    if (title != null) {
      out.attribute("title", title);
    }
  }

  private String address(String written) {
    return Attachments.address(written, references, targets.root());
  }

  private @Nullable Node html(HtmlInline html) {
    if (forSanitizer) {
      out.markup(html.getLiteral());
      return html.getNext();
    }
    var mention = Mention.opening(html.getLiteral());
    var end = mention == null ? null : Mention.closing(html);
    if (mention == null || end == null) {
      out.markup(RawHtml.harmless(html.getLiteral()));
      return html.getNext();
    }
    if (inLink || !referenceWriter.write(mention)) {
      out.text(Words.between(html, end));
    }
    return end.getNext();
  }
}
