package gewerk.views.relations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import gewerk.platform.http.Ids;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Templates;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Candidate;
import gewerk.work.additions.Tab;
import gewerk.work.relations.Relation;
import gewerk.work.relations.RelationRules;
import gewerk.work.relations.RelationType;
import gewerk.work.relations.Relations;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** What a work package is tied to: parent and children, then the relations by kind, as they are seen from here. */
final class RelationsTab implements Tab {
  static final List<String> HIERARCHY = List.of("parent", "child");

  private final WorkPackages workPackages;
  private final Relations relations;
  private final Candidates candidates;

  RelationsTab(WorkPackages workPackages, Relations relations) {
    this.workPackages = workPackages;
    candidates = new Candidates(workPackages);
    this.relations = relations;
  }

  @Override
  public String name() {
    return "relations";
  }

  /** Children stand in the overview too and are not counted: the number would hide what is tied otherwise. */
  @Override
  public Integer count(WorkPackage wp, Asking asking) {
    return relations.count(wp, asking.viewer());
  }

  @Override
  public String html(Request request, Page page, WorkPackage wp, Asking asking) {
    return html(request, page, new Content(wp, Entered.nothing()), asking);
  }

  /** A work package and what somebody entered about it. */
  record Content(WorkPackage wp, Entered entered) {}

  String html(Request request, Page page, Content content, Asking asking) {
    var wp = content.wp;
    var parameters = new HashMap<String, Object>(Map.of("page", page, "wp", wp, "groups", groups(wp, asking), "entered", content.entered));
    parameters.put("types", types(wp, asking));
    parameters.put("chosen", Ids.isId(content.entered.to()) ? candidates.meant(content.entered.to(), wp, asking) : List.of());
    parameters.put("back", Pages.here(request, page, "/work_packages/" + wp.id() + "/relations"));
    parameters.put("mayAddChild", asking.viewer().may("add_work_packages", wp.projectId()) && asking.viewer().may("manage_subtasks", wp.projectId()));
    return Templates.text(RelationsTab.class, "relations", parameters);
  }

  /** The ways in which this person may tie it to another. */
  List<Choice> types(WorkPackage wp, Asking asking) {
    var types = new ArrayList<String>();
    if (asking.viewer().may(RelationRules.MANAGE, wp.projectId())) {
      types.addAll(RelationType.names());
    }
    if (mayChangeParent(wp, asking)) {
      types.addAll(HIERARCHY);
    }
    return types.stream().map(type -> new Choice(type, asking.say("relations.type." + type))).toList();
  }

  private boolean mayChangeParent(WorkPackage wp, Asking asking) {
    return workPackages.declaration().attribute("parent").filter((Attribute<WorkPackage> parent) -> parent.isWritable(Candidate.unchanged(wp), asking.viewer())).isPresent();
  }

  private List<Line.Group> groups(WorkPackage wp, Asking asking) {
    var tied = relations.of(wp, asking.viewer());
    var others = workPackages.find(tied.stream().map(relation -> other(relation, wp)).distinct().toList(), asking.viewer()).stream()
        .collect(Collectors.toMap(WorkPackage::id, Function.identity()));
    var groups = new LinkedHashMap<String, List<Line>>();
    hierarchy(wp, asking, groups);
    for (var name : RelationType.names()) {
      var lines = tied.stream().filter(relation -> nameFrom(relation, wp).equals(name) && others.containsKey(other(relation, wp)))
          .map(relation -> line(others.get(other(relation, wp)), relation, wp, asking)).toList();
      groups.put(name, lines);
    }
    return groups.entrySet().stream().filter(group -> !group.getValue().isEmpty()).map(group -> new Line.Group(group.getKey(), group.getValue())).toList();
  }

  private void hierarchy(WorkPackage wp, Asking asking, Map<String, List<Line>> groups) {
    var parent = wp.parentId() == null ? Stream.<WorkPackage>empty() : workPackages.find(wp.parentId(), asking.viewer()).stream();
    var path = "/work_packages/" + wp.id() + "/relations/";
    groups.put("parent", parent.map(found -> tied(found, mayChangeParent(wp, asking) ? path + "parent/remove" : null)).toList());
    groups.put("child", workPackages.childrenOf(wp, asking.viewer()).stream()
        .map(child -> tied(child, mayChangeParent(child, asking) ? path + "child/" + child.id() + "/remove" : null)).toList());
  }

  private Line tied(WorkPackage wp, @org.jspecify.annotations.Nullable String removes) {
    var all = workPackages.neighbours();
    return new Line(wp, all.types().find(wp.typeId()).orElseThrow(), all.statuses().find(wp.statusId()).orElseThrow(), null, removes, false);
  }

  private Line line(WorkPackage other, Relation relation, WorkPackage wp, Asking asking) {
    var plain = tied(other, RelationRules.mayManage(relation, asking.viewer()) ? "/work_packages/" + wp.id() + "/relations/" + relation.id() + "/remove" : null);
    var successor = relation.fromId() == wp.id() ? wp : other;
    return new Line(other, plain.type(), plain.status(), relation, plain.removes(), !isUndone(relation, successor));
  }

  /** What is tied again becomes automatic: a successor that was planned by hand would not be what it was. */
  static boolean isUndone(Relation relation, WorkPackage successor) {
    return !relation.isFollows() || !successor.scheduleManually();
  }

  static long other(Relation relation, WorkPackage wp) {
    return relation.fromId() == wp.id() ? relation.toId() : relation.fromId();
  }

  static String nameFrom(Relation relation, WorkPackage wp) {
    return relation.fromId() == wp.id() ? relation.type().key() : relation.type().reverse();
  }
}
