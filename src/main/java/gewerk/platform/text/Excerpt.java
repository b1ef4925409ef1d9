package gewerk.platform.text;

import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** The first words of a Markdown text, without its markup; plain text that still needs escaping in a page. */
public final class Excerpt {
  private static final Pattern TAG = Pattern.compile("<!--.*?-->|<[^<>]*+>", Pattern.DOTALL);
  private static final Pattern SPACE = Pattern.compile("\\s+");
  /** Markup and addresses can be much longer than the words between them. */
  private static final int READ_AHEAD = 20;

  private Excerpt() {}

  /** At most this many characters, the last one an ellipsis when words were left out; cut between words where possible. */
  public static String of(String raw, int maxLength) {
    if (maxLength < 1) {
      throw new IllegalArgumentException("An excerpt needs at least one character, not " + maxLength + ".");
    }
    var enough = enough(raw, maxLength);
    var words = words(Syntax.parse(enough), maxLength);
    var cutBefore = enough.length() < raw.length() && words.length() < maxLength;
    return cutBefore ? cut(words + " …", maxLength) : cut(words, maxLength);
  }

  /** The same of its first paragraph alone; of the whole where there is none. */
  public static String ofOpening(String raw, int maxLength) {
    for (var node = Syntax.parse(enough(raw, maxLength)).getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Paragraph) {
        return cut(words(node, maxLength), maxLength);
      }
    }
    return of(raw, maxLength);
  }

  private static String enough(String raw, int maxLength) {
    return raw.substring(0, Math.min(raw.length(), Math.max(4000, maxLength * READ_AHEAD)));
  }

  private static String words(Node root, int maxLength) {
    var out = new StringBuilder();
    var node = Syntax.after(root, root);
    while (node != null && out.length() <= maxLength * 2) {
      out.append(node instanceof Block || node instanceof TableCell ? " " : "").append(own(node));
      node = Syntax.after(node, root);
    }
    return SPACE.matcher(out).replaceAll(" ").strip();
  }

  private static String own(Node node) {
    return switch (node) {
      case FencedCodeBlock code -> code.getLiteral();
      case IndentedCodeBlock code -> code.getLiteral();
      case HtmlBlock html -> TAG.matcher(html.getLiteral()).replaceAll(" ");
      default -> Words.own(node);
    };
  }

  private static String cut(String words, int maxLength) {
    if (words.length() <= maxLength) {
      return words;
    }
    var end = words.lastIndexOf(' ', maxLength - 1);
    if (end <= 0) {
      end = maxLength - 1;
      end -= end > 0 && Character.isHighSurrogate(words.charAt(end - 1)) ? 1 : 0;
    }
    return words.substring(0, end) + "…";
  }
}
