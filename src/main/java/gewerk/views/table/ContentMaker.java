package gewerk.views.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import gewerk.platform.database.Group;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Grouping;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Page;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** Loads one page of a view and lays it out: rows, groups, sums, children beneath their parents. */
final class ContentMaker {
  private final WorkPackages workPackages;
  private final View view;
  private final Asking asking;
  private final Cells cells;

  ContentMaker(WorkPackages workPackages, View view, Asking asking, Cells cells) {
    this.workPackages = workPackages;
    this.view = view;
    this.asking = asking;
    this.cells = cells;
  }

  Content content() {
    var page = workPackages.page(listing(workPackages, view), asking);
    var columns = columns(page);
    if (!view.tree()) {
      cells.prepare(page.rows(), view.columns());
      return new Content(columns, grouped(page, columns), page.rows(), page.total());
    }
    var missing = Tree.missing(page.rows());
    var ancestors = missing.isEmpty() ? List.<WorkPackage>of() : workPackages.find(missing, asking.viewer());
    var nodes = Tree.of(page.rows(), ancestors);
    var rows = nodes.stream().map(Tree.Node::wp).toList();
    cells.prepare(rows, view.columns());
    return new Content(columns, nodes.stream().<Line>map(node -> row(node, missing.contains(node.wp().id()), columns)).toList(), rows, page.total());
  }

  /** With what the path says: only this project, and those beneath it unless the view leaves them out. */
  static Listing listing(WorkPackages workPackages, View view) {
    var project = view.project();
    if (project == null) {
      return view.listing();
    }
    return workPackages.within(project, view.isDeep(), view.listing());
  }

  private List<Column> columns(Page<WorkPackage> page) {
    var sums = view.listing().sums() && !page.totals().isEmpty() ? sums(page.totals().getFirst()) : Map.<String, String>of();
    var headings = new Headings(workPackages.declaration(), view);
    return view.columns().stream().map(attribute -> headings.column(attribute, label(attribute), sums.getOrDefault(attribute.name(), ""))).toList();
  }

  private String label(Attribute<WorkPackage> attribute) {
    return attribute.label(workPackages.declaration(), asking.words());
  }

  /** What each summed attribute adds up to, by its name. */
  private Map<String, String> sums(Group group) {
    var sums = new HashMap<String, String>();
    var summed = workPackages.summed();
    for (int i = 0; i < Math.min(summed.size(), group.sums().size()); i++) {
      Number sum = group.sums().get(i);
      boolean whole = summed.get(i).kind() == Kind.INTEGER && sum != null;
      if (cells.plain(summed.get(i).kind(), whole ? Long.valueOf(sum.longValue()) : sum) instanceof Cell.Plain(var text)) {
        sums.put(summed.get(i).name(), text);
      }
    }
    return sums;
  }

  private List<Line> grouped(Page<WorkPackage> page, List<Column> columns) {
    var lines = new ArrayList<Line>();
    var grouping = view.listing().grouping();
    var attribute = grouping == null ? null : workPackages.declaration().attribute(grouping.name()).orElseThrow();
    var present = new Object() {
      String key = "-";
    };
    for (var wp : page.rows()) {
      if (attribute != null) {
        var value = attribute.value(wp) == null ? null : String.valueOf(attribute.value(wp));
        if (!present.key.equals("=" + value)) {
          present.key = "=" + value;
          lines.add(head(grouping, value, page));
        }
      }
      lines.add(row(new Tree.Node(wp, 1, false), false, columns));
    }
    return lines;
  }

  private Line.Head head(Grouping grouping, @Nullable String value, Page<WorkPackage> page) {
    var group = page.groups().stream().filter(each -> Objects.equals(each.value(), value)).findFirst().orElse(new Group(value, 0, List.of()));
    var shown = grouping.shown().apply(value, asking).value();
    var label = shown == null ? asking.say("table.group.none") : cells.plain(Kind.STRING, shown) instanceof Cell.Plain(var text) ? text : String.valueOf(shown);
    var sums = sums(group);
    var told = view.columns().stream().filter(column -> sums.containsKey(column.name())).map(column -> label(column) + " " + sums.get(column.name())).toList();
    return new Line.Head(value, label, group.count(), String.join(" · ", told));
  }

  private Line.Row row(Tree.Node node, boolean context, List<Column> columns) {
    var wp = node.wp();
    var candidate = Candidate.unchanged(wp);
    var slots = new ArrayList<Line.Slot>(columns.size());
    for (var column : columns) {
      slots.add(new Line.Slot(column, cells.cell(column.attribute(), wp), Editable.name(workPackages, column.attribute(), candidate, asking.viewer())));
    }
    return new Line.Row(wp, node.level(), node.opens(), context, slots);
  }
}
