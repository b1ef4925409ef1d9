package gewerk.views.fullview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.views.editing.Control;
import gewerk.views.editing.Controls;
import gewerk.views.editing.Typed;
import gewerk.work.relations.Relations;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** Moves a work package to another project or type: shows first what would not stand there as it does here. */
public final class MovePages {
  private static final List<String> PLACE = List.of("project", "type");
  /** Always other there, and of no interest. */
  private static final Set<String> NOT_TOLD = Set.of("project", "type", "lockVersion", "updatedAt");
  private static final int ATTEMPTS = 3;

  private final Pages pages;
  private final WorkPackages workPackages;
  private final Relations relations;

  MovePages(Pages pages, WorkPackages workPackages, Relations relations) {
    this.pages = pages;
    this.workPackages = workPackages;
    this.relations = relations;
    pages.get("/work_packages/{id}/move", this::show).post("/work_packages/{id}/move", this::move);
  }

  /** A value here and there, as safe HTML. */
  public record Change(String label, String before, String after) {}

  private Answer show(Request request, Asking asking) {
    var wp = found(request, asking);
    var typed = Typed.read(request.query(), workPackages.declaration());
    return form(request, asking, new Wish(wp, typed, proposed(wp, typed, asking), false));
  }

  private Answer move(Request request, Asking asking) {
    var wp = found(request, asking);
    var typed = Typed.read(request.form(), workPackages.declaration());
    var lock = typed.written().integer("lockVersion", wp.lockVersion());
    if (lock == null || lock != wp.lockVersion()) {
      throw Refusal.conflict();
    }
    boolean onlyAsking = request.form("refresh").isPresent();
    var wish = new Wish(wp, typed, proposed(wp, typed, asking), !onlyAsking);
    boolean seen = request.form("shown").filter(wish.place()::equals).isPresent();
    if (onlyAsking || !seen && wish.isElsewhere()) {
      return form(request, asking, wish);
    }
    if (!wish.isElsewhere() || !wish.proposal.isValid() || !typed.isUnderstood()) {
      return form(request, asking, wish).withStatus(422);
    }
    workPackages.changing().save(asking, wish.proposal);
    return Pages.seeOther("/work_packages/" + wp.id(), Notice.good(asking.say("fullview.moved", wp.id())));
  }

  /** Where somebody wants it, and what it would be there. */
  private record Wish(WorkPackage wp, Typed typed, Proposal<WorkPackage> proposal, boolean sent) {
    /** What it would change is told for one place; whoever chooses another is told again. */
    String place() {
      return proposal.proposed().projectId() + "-" + proposal.proposed().typeId();
    }

    boolean isElsewhere() {
      return wp.projectId() != proposal.proposed().projectId() || wp.typeId() != proposal.proposed().typeId();
    }
  }

  /** A type that the project does not have gives way to its first; values that cannot stand there are taken away, which is shown before. */
  private Proposal<WorkPackage> proposed(WorkPackage wp, Typed typed, Asking asking) {
    var written = typed.written().without(Set.of("lockVersion")).with("lockVersion", wp.lockVersion());
    Long project = written.id("project", wp.projectId());
    Long type = written.id("type", wp.typeId());
    var types = workPackages.neighbours().types().ofProject(project == null ? 0 : project);
    if (!types.isEmpty() && types.stream().noneMatch(known -> type != null && known.id() == type)) {
      written = written.with("type", types.getFirst().id());
    }
    var proposal = workPackages.changing().propose(asking, wp, written);
    for (int attempt = 0; attempt < ATTEMPTS && !proposal.isValid(); attempt++) {
      written = withoutUnfit(written, proposal, typed);
      proposal = workPackages.changing().propose(asking, wp, written);
    }
    return proposal;
  }

  private Written withoutUnfit(Written written, Proposal<WorkPackage> proposal, Typed typed) {
    var fewer = written;
    for (var violation : proposal.violations()) {
      boolean mayGo = workPackages.declaration().attribute(violation.attribute()).filter(attribute -> !attribute.is(Trait.REQUIRED) && attribute.value(proposal.proposed()) != null)
          .isPresent();
      if (mayGo && !PLACE.contains(violation.attribute()) && typed.text(violation.attribute()).isEmpty()) {
        fewer = fewer.with(violation.attribute(), null);
      }
    }
    return fewer;
  }

  private Answer form(Request request, Asking asking, Wish wish) {
    var page = new Surroundings(pages, workPackages).page(request, wish.wp, asking.say("fullview.move_title", wish.wp.id()));
    var names = new ArrayList<>(PLACE);
    wish.proposal.violations().stream().map(Violation::attribute).filter(name -> !names.contains(name)).forEach(names::add);
    var typed = Typed.read(typedPlace(wish), workPackages.declaration());
    List<Control> controls = new Controls(workPackages, asking).of(names, wish.proposal.candidate(), wish.sent ? wish.typed : typed,
        wish.isElsewhere() ? wish.proposal.violations() : List.of());
    var parameters = new HashMap<String, Object>(Map.of("wp", wish.wp, "controls", controls, "elsewhere", wish.isElsewhere(), "sent", wish.sent, "place", wish.place()));
    parameters.put("changes", wish.isElsewhere() ? changes(wish, new Facts(workPackages, asking, page.formats()), asking) : List.of());
    parameters.put("others", wish.isElsewhere() ? Saving.others(wish.proposal, names, asking) : List.of());
    long project = wish.proposal.proposed().projectId();
    parameters.put("beneath", wish.wp.projectId() == project ? 0 : workPackages.beneath(wish.wp).size());
    parameters.put("untied", wish.wp.projectId() == project ? 0 : relations.endedByMove(wish.wp, project, asking.viewer()));
    return pages.show(page, MovePages.class, "move", parameters);
  }

  private static Map<String, List<String>> typedPlace(Wish wish) {
    return Map.of("project", List.of(String.valueOf(wish.proposal.proposed().projectId())), "type", List.of(String.valueOf(wish.proposal.proposed().typeId())));
  }

  private List<Change> changes(Wish wish, Facts facts, Asking asking) {
    var changes = new ArrayList<Change>();
    for (Attribute<WorkPackage> attribute : workPackages.declaration().attributes()) {
      var before = facts.html(attribute, wish.wp);
      var after = facts.html(attribute, wish.proposal.proposed());
      if (!NOT_TOLD.contains(attribute.name()) && !before.equals(after) && !before.equals(Facts.NOTHING)) {
        changes.add(new Change(attribute.label(workPackages.declaration(), asking.words()), before, after));
      }
    }
    return changes;
  }

  private WorkPackage found(Request request, Asking asking) {
    var wp = FullViewPages.found(workPackages, request, asking);
    if (!asking.viewer().may("move_work_packages", wp.projectId())) {
      throw Refusal.forbidden();
    }
    return wp;
  }
}
