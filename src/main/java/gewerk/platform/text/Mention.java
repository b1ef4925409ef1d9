package gewerk.platform.text;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** A {@code <mention data-id="5" data-type="user">} element, as the editor writes it. */
record Mention(boolean group, long id) {
  private static final Pattern ID = Pattern.compile("\\sdata-id\\s*=\\s*[\"']?([1-9][0-9]{0,17})(?![0-9])");
  private static final Pattern TYPE = Pattern.compile("\\sdata-type\\s*=\\s*[\"']?(user|group)\\b");

  /** From a whole opening tag; null when it is another element or names no one. */
  static @Nullable Mention opening(String tag) {
    if (!tag.startsWith("<mention ")) {
      return null;
    }
    var id = ID.matcher(tag);
    var type = TYPE.matcher(tag);
    return id.find() && type.find() ? new Mention(type.group(1).equals("group"), Long.parseLong(id.group(1))) : null;
  }

  /** From names and values in turn, as the sanitiser hands them over. */
  static @Nullable Mention of(List<String> attributes) {
    var tag = new StringBuilder("<mention ");
    for (var i = 0; i + 1 < attributes.size(); i += 2) {
      tag.append(' ').append(attributes.get(i)).append("=\"").append(attributes.get(i + 1)).append('"');
    }
    return opening(tag.toString());
  }

  /** The mention that a node opens; null when the node is anything else or the element never closes. */
  static @Nullable Mention openedBy(Node node) {
    var mention = node instanceof HtmlInline html ? opening(html.getLiteral()) : null;
    return mention != null && closing(node) != null ? mention : null;
  }

  /** The closing tag that belongs to an opening one. */
  static @Nullable Node closing(Node opening) {
    var node = opening.getNext();
    while (node != null && !(node instanceof HtmlInline html && html.getLiteral().equals("</mention>"))) {
      node = node.getNext();
    }
    return node;
  }
}
