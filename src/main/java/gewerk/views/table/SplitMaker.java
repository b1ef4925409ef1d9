package gewerk.views.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import gewerk.platform.pages.Link;
import gewerk.platform.pages.Tab;
import gewerk.platform.resource.Allowed;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Candidate;
import gewerk.work.types.FormGroup;
import gewerk.work.types.TypeForm;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** Gathers what the pane beside the table shows of one work package. */
final class SplitMaker {
  private static final List<String> FIRST = List.of("subject", "description", "status", "type");

  private final WorkPackages workPackages;
  private final Asking asking;
  private final Cells cells;

  SplitMaker(WorkPackages workPackages, Asking asking, Cells cells) {
    this.workPackages = workPackages;
    this.asking = asking;
    this.cells = cells;
  }

  /** Nothing when there is none, or none that the reader may see. */
  Optional<Split> of(View view, Content content) {
    Long id = view.selected();
    return id == null ? Optional.empty() : workPackages.find(id, asking.viewer()).map(wp -> split(wp, view, content));
  }

  private Split split(WorkPackage wp, View view, Content content) {
    var candidate = Candidate.unchanged(wp);
    var shown = attributes(wp);
    cells.prepare(List.of(wp), shown);
    var edits = FIRST.stream().filter(name -> workPackages.declaration().attribute(name)
        .filter(attribute -> Editable.isWritable(attribute, candidate, asking.viewer())).isPresent()).toList();
    return new Split(wp, new Split.Face(cells.type(wp.typeId()), cells.status(wp.statusId())), asking.texts().markdown(wp.description(), asking.viewer()),
        shown.stream().map(attribute -> fact(attribute, candidate)).toList(), edits.contains("status") ? statuses(candidate) : List.of(), edits,
        ways(wp, view, content));
  }

  /** What the form of its type shows, in the order of its sections. */
  private List<Attribute<WorkPackage>> attributes(WorkPackage wp) {
    var resource = workPackages.declaration();
    var active = resource.attributes().stream().filter(attribute -> attribute.isShown(wp, asking.viewer())).map(Attribute::name).toList();
    var form = workPackages.neighbours().types().find(wp.typeId()).map(type -> type.form()).orElseGet(TypeForm::usual);
    var names = new ArrayList<String>();
    form.groups(active, asking.words()).forEach(group -> {
      if (group instanceof FormGroup.Attributes(var name, var attributes)) {
        attributes.forEach(attribute -> names.addAll(attribute.equals("date") && active.contains("startDate") ? List.of("startDate", "dueDate") : List.of(attribute)));
      }
    });
    return names.stream().distinct().flatMap(name -> resource.attribute(name).stream()).toList();
  }

  private Split.Fact fact(Attribute<WorkPackage> attribute, Candidate<WorkPackage> candidate) {
    boolean writable = Editable.isWritable(attribute, candidate, asking.viewer());
    return new Split.Fact(attribute.name(), attribute.label(workPackages.declaration(), asking.words()), cells.cell(attribute, candidate.proposed()),
        writable ? attribute.name() : null);
  }

  private List<Split.Step> statuses(Candidate<WorkPackage> candidate) {
    var allowed = workPackages.declaration().attribute("status").flatMap(Attribute::allowed);
    if (allowed.isPresent() && allowed.get() instanceof Allowed.Ids<WorkPackage>(var ids)) {
      return ids.apply(candidate, asking).stream().filter(id -> id != candidate.proposed().statusId()).map(id -> new Split.Step(id, cells.status(id))).toList();
    }
    return List.of();
  }

  private Split.Ways ways(WorkPackage wp, View view, Content content) {
    var tabs = new ArrayList<Tab>();
    tabs.add(new Tab(Link.to(asking.say("table.tab.overview"), view.address().toString()), true, null));
    for (var tab : List.of("activity")) {
      tabs.add(new Tab(Link.to(asking.say("table.tab." + tab), "/work_packages/" + wp.id() + "/" + tab), false, null));
    }
    return new Split.Ways(view.address().with("selected", null).toString(), beside(wp, view, content.beside(wp.id(), -1)),
        beside(wp, view, content.beside(wp.id(), 1)), tabs);
  }

  private static @Nullable String beside(WorkPackage wp, View view, @Nullable Long id) {
    return id == null ? null : view.address().with("selected", String.valueOf(id)).toString();
  }
}
