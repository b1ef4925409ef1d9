package gewerk.platform.text;

import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The bare words of a stretch of Markdown, without its markup. */
final class Words {
  private Words() {}

  static String of(Node node) {
    if (node.getFirstChild() instanceof Text only && only.getNext() == null) {
      return only.getLiteral();
    }
    var words = new StringBuilder();
    for (var at = Syntax.after(node, node); at != null; at = Syntax.after(at, node)) {
      words.append(own(at));
    }
    return words.toString();
  }

  /** What stands between two siblings. */
  static String between(Node start, Node end) {
    var words = new StringBuilder();
    for (var at = start.getNext(); at != null && at != end; at = at.getNext()) {
      words.append(own(at)).append(of(at));
    }
    return words.toString();
  }

  /** What a node says itself, without its children. */
  static String own(Node node) {
    return switch (node) {
      case Text text -> text.getLiteral();
      case Code code -> code.getLiteral();
      case SoftLineBreak _ -> " ";
      case HardLineBreak _ -> " ";
      default -> "";
    };
  }
}
