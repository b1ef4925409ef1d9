package gewerk.views.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import gewerk.platform.http.Request;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.Page;
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

  private static final String ACTIVITY = "activity";

  /** What it is shown in: the request and the page around it. */
  record Around(Request request, Page page, WorkPackageTable.Sources sources) {}

  private final WorkPackages workPackages;
  private final Asking asking;
  private final Cells cells;
  private final Around around;

  SplitMaker(WorkPackages workPackages, Asking asking, Cells cells, Around around) {
    this.workPackages = workPackages;
    this.asking = asking;
    this.cells = cells;
    this.around = around;
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
    return new Split(wp, new Split.Face(cells.type(wp.typeId()), cells.status(wp.statusId()), watching(wp)), asking.texts().markdown(wp.description(), asking.viewer()),
        shown.stream().map(attribute -> fact(attribute, candidate)).toList(), edits.contains("status") ? statuses(candidate) : List.of(), edits,
        ways(wp, view, content));
  }

  private @Nullable Boolean watching(WorkPackage wp) {
    return asking.viewer().isLoggedIn() ? Boolean.valueOf(around.sources.watchers().watches(wp, asking.viewer())) : null;
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
    var others = around.sources.additions().tabs(wp, asking.viewer());
    var open = view.address().query().getOrDefault("tab", "");
    var tabs = new ArrayList<Tab>();
    boolean known = open.equals(ACTIVITY) || others.stream().anyMatch(tab -> tab.name().equals(open));
    tabs.add(new Tab(Link.to(asking.say("tab.overview"), view.address().with("tab", null).toString()), !known, null));
    tabs.add(tab(ACTIVITY, open, null, view));
    others.forEach(tab -> tabs.add(tab(tab.name(), open, tab.count(wp, asking), view)));
    var html = others.stream().filter(tab -> tab.name().equals(open)).findFirst().map(tab -> tab.html(around.request, around.page, wp, asking)).orElse(null);
    return new Split.Ways(view.address().with("tab", null).with("selected", null).toString(), beside(wp, view, content.beside(wp.id(), -1)),
        beside(wp, view, content.beside(wp.id(), 1)), new Split.Tabs(tabs, html, open.equals(ACTIVITY), buttons(wp, view)));
  }

  private List<Split.Button> buttons(WorkPackage wp, View view) {
    return around.sources().additions().buttons(wp, asking.viewer()).entrySet().stream().map(button -> new Split.Button(button.getValue(),
        asking.say("tab." + button.getKey().name() + ".go"), view.address().with("tab", button.getKey().name()).toString())).toList();
  }

  private Tab tab(String name, String open, @Nullable Integer count, View view) {
    return new Tab(Link.to(asking.say("tab." + name), view.address().with("tab", name).toString()), name.equals(open), count);
  }

  private static @Nullable String beside(WorkPackage wp, View view, @Nullable Long id) {
    return id == null ? null : view.address().with("selected", String.valueOf(id)).toString();
  }
}
