package gewerk.platform.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** The Markdown dialect: CommonMark with tables, strikethrough, task lists and bare addresses as links. */
final class Syntax {
  /** Far deeper than anyone writes, far shallower than a stack. */
  private static final int DEEPEST = 60;

  /** Short rows of a wide table are filled up with empty cells: a few bytes can ask for millions. */
  private static final int MOST_CELLS = 100_000;

  private static final Parser PARSER = parser(TablesExtension.builder().maxCells(MOST_CELLS).build());
  private static final Parser WITHOUT_TABLES = parser();

  private Syntax() {}

  static Node parse(String raw) {
    try {
      return PARSER.parse(raw);
    } catch (IllegalArgumentException tooManyCells) {
      return WITHOUT_TABLES.parse(raw);
    }
  }

  private static Parser parser(Extension... more) {
    var extensions = new ArrayList<>(List.of(more));
    extensions.add(StrikethroughExtension.create());
    extensions.add(TaskListItemsExtension.create());
    extensions.add(AutolinkExtension.create());
    return Parser.builder().extensions(extensions).maxOpenBlockParsers(DEEPEST).maxInlineNesting(DEEPEST).build();
  }

  /** The node that a reader meets after this one, without stepping out of the root. */
  static @Nullable Node after(Node node, Node root) {
    return node.getFirstChild() != null ? node.getFirstChild() : afterAll(node, root);
  }

  /** Like {@link #after}, but passing over the children of the node. */
  static @Nullable Node afterAll(Node node, Node root) {
    var at = node;
    while (at != root && at.getNext() == null) {
      at = at.getParent();
    }
    return at == root ? null : at.getNext();
  }
}
