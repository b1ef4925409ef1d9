package gewerk.platform.text;

import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Tells whether a document holds HTML that only the sanitiser may judge. */
final class RawHtml {
  private RawHtml() {}

  static boolean in(Node document) {
    var node = Syntax.after(document, document);
    while (node != null) {
      if (node instanceof HtmlBlock || node instanceof HtmlInline html && !known(html)) {
        return true;
      }
      node = node instanceof HtmlInline html ? Syntax.afterAll(end(html), document) : Syntax.after(node, document);
    }
    return false;
  }

  /** What a known piece of HTML becomes: a line break stays, a comment goes, all else is nothing. */
  static String harmless(String literal) {
    return isLineBreak(literal) ? "<br>" : "";
  }

  private static boolean known(HtmlInline html) {
    return isLineBreak(html.getLiteral()) || html.getLiteral().startsWith("<!--") || Mention.openedBy(html) != null;
  }

  /** The words inside a mention are replaced or written bare, so HTML between its tags cannot do harm. */
  private static Node end(HtmlInline html) {
    @Nullable Node closing = Mention.openedBy(html) == null ? null : Mention.closing(html);
    return closing == null ? html : closing;
  }

  private static boolean isLineBreak(String literal) {
    return literal.equals("<br>") || literal.equals("<br/>") || literal.equals("<br />");
  }
}
