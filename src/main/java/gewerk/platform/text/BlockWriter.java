package gewerk.platform.text;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** Writes paragraphs, headings, lists, tables and the like. */
final class BlockWriter {
  private final HtmlOut out;
  private final InlineWriter inlines;
  private final Slugs slugs = new Slugs();

  BlockWriter(HtmlOut out, InlineWriter inlines) {
    this.out = out;
    this.inlines = inlines;
  }

  void children(Node parent) {
    var first = true;
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof LinkReferenceDefinition || node instanceof TaskListItemMarker) {
        continue;
      }
      out.markup(first ? "" : "\n");
      first = false;
      write(node);
    }
  }

  private void write(Node node) {
    switch (node) {
      case Paragraph paragraph -> paragraph(paragraph);
      case Heading heading -> heading(heading);
      case BulletList list -> list("ul", list);
      case OrderedList list -> list("ol", list);
      case BlockQuote _ -> wrapped("blockquote", "op-uc-blockquote", node);
      case FencedCodeBlock code -> code(code.getLiteral(), code.getInfo());
      case IndentedCodeBlock code -> code(code.getLiteral(), "");
      case ThematicBreak _ -> out.markup("<hr class=\"op-uc-hr\">");
      case TableBlock table -> table(table);
      case HtmlBlock html -> out.markup(html.getLiteral());
      default -> children(node);
    }
  }

  private void paragraph(Paragraph paragraph) {
    var tight = paragraph.getParent() instanceof ListItem item && item.getParent() instanceof ListBlock list && list.isTight();
    out.markup(tight ? "" : "<p class=\"op-uc-p\">");
    if (paragraph.getPrevious() instanceof TaskListItemMarker marker) {
      task(marker, paragraph);
    } else {
      inlines.children(paragraph);
    }
    out.markup(tight ? "" : "</p>");
  }

  /** The label gives the checkbox a name. */
  private void task(TaskListItemMarker marker, Paragraph paragraph) {
    out.markup("<label><input class=\"op-uc-list--task-checkbox\" type=\"checkbox\"");
    out.markup(marker.isChecked() ? " checked=\"checked\"" : "").markup(" disabled=\"disabled\"> ");
    inlines.children(paragraph);
    out.markup("</label>");
  }

  /** The permalink is for the pointer: it names nothing, so screen reader and Tab key pass it by. */
  private void heading(Heading heading) {
    var level = "h" + heading.getLevel();
    var slug = slugs.of(Words.of(heading));
    out.markup("<" + level + " class=\"op-uc-" + level + "\"").attribute("id", slug).markup(">");
    inlines.children(heading);
    out.markup("<a class=\"op-uc-link_permalink op-uc-link\"").attribute("href", "#" + slug);
    out.markup(" aria-hidden=\"true\" tabindex=\"-1\"></a></" + level + ">");
  }

  private void list(String element, ListBlock list) {
    var tasks = list.getFirstChild() != null && list.getFirstChild().getFirstChild() instanceof TaskListItemMarker;
    out.markup("<" + element + " class=\"op-uc-list").markup(tasks ? " op-uc-list_task-list\"" : "\"");
    if (list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null && ordered.getMarkerStartNumber() != 1) {
      out.attribute("start", String.valueOf(ordered.getMarkerStartNumber()));
    }
    out.markup(">\n");
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      wrapped("li", "op-uc-list--item", item);
      out.markup("\n");
    }
    out.markup("</" + element + ">");
  }

  private void wrapped(String element, String name, Node node) {
    out.markup("<" + element + " class=\"" + name + "\">");
    children(node);
    out.markup("</" + element + ">");
  }

  private void code(String literal, String language) {
    out.markup("<pre class=\"op-uc-code-block\"><code class=\"op-uc-code");
    var name = language.strip().split("\\s", 2)[0];
    if (name.matches("[A-Za-z0-9_+#.-]+")) {
      out.markup(" language-").text(name);
    }
    out.markup("\">").text(literal).markup("</code></pre>");
  }

  private void table(TableBlock table) {
    out.markup("<figure class=\"op-uc-figure\"><div class=\"op-uc-figure--content\"><table class=\"op-uc-table\">");
    for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
      switch (part) {
        case TableHead head -> rows("<thead class=\"op-uc-table--head\">", head, "</thead>");
        case TableBody body -> rows("<tbody>", body, "</tbody>");
        default -> children(part);
      }
    }
    out.markup("</table></div></figure>");
  }

  private void rows(String open, Node part, String close) {
    out.markup(open);
    for (var row = part.getFirstChild(); row instanceof TableRow; row = row.getNext()) {
      out.markup("<tr class=\"op-uc-table--row\">");
      for (var cell = row.getFirstChild(); cell instanceof TableCell found; cell = cell.getNext()) {
        cell(found);
      }
      out.markup("</tr>");
    }
    out.markup(close);
  }

  private void cell(TableCell cell) {
    var element = cell.isHeader() ? "th" : "td";
    out.markup("<" + element).markup(" class=\"op-uc-table--cell").markup(cell.isHeader() ? " op-uc-table--cell_head\"" : "\"");
    switch (cell.getAlignment()) {
      case LEFT -> out.markup(" align=\"left\"");
      case CENTER -> out.markup(" align=\"center\"");
      case RIGHT -> out.markup(" align=\"right\"");
      case null -> {}
    }
    out.markup(">");
    inlines.children(cell);
    out.markup("</" + element + ">");
  }
}
