package gewerk.views.fullview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Violation;
import gewerk.views.editing.Controls;
import gewerk.views.editing.Typed;
import gewerk.views.undo.Reverting;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackageRights;
import gewerk.work.workpackages.WorkPackages;

/** Saves what somebody typed, or shows it again: with what is wrong, or beside what somebody else has written meanwhile. */
final class Saving {
  private final Pages pages;
  private final WorkPackages workPackages;
  private final Reverting reverting;

  Saving(Pages pages, WorkPackages workPackages, Reverting reverting) {
    this.pages = pages;
    this.reverting = reverting;
    this.workPackages = workPackages;
  }

  Answer change(Request request, Asking asking, WorkPackage before, Typed typed) {
    if (!WorkPackageRights.mayUpdate(before, asking.viewer())) {
      throw Refusal.forbidden();
    }
    var lock = typed.written().integer("lockVersion", null);
    if (lock != null && lock != before.lockVersion()) {
      return conflict(request, asking, before, typed);
    }
    try {
      var proposal = workPackages.changing().propose(asking, before, typed.written().with("lockVersion", before.lockVersion()));
      if (!proposal.isValid() || !typed.isUnderstood()) {
        return again(request, asking, proposal, typed);
      }
      var saved = workPackages.changing().save(asking, proposal);
      var notice = reverting.offer(Notice.good(asking.say("fullview.saved")), List.of(new Reverting.Edit(before, saved)), asking);
      return Pages.seeOther(Pages.back(request, "/work_packages/" + before.id()), notice);
    } catch (Refusal refusal) {
      if (refusal.status() == 409) {
        return conflict(request, asking, workPackages.find(before.id(), asking.viewer()).orElseThrow(Refusal::notFound), typed);
      }
      throw refusal;
    }
  }

  /** The form, with everything that was typed and what is wrong with it. */
  Answer again(Request request, Asking asking, Proposal<WorkPackage> proposal, Typed typed) {
    return form(request, asking, proposal, typed).withStatus(422);
  }

  Answer form(Request request, Asking asking, Proposal<WorkPackage> proposal, Typed typed) {
    var wp = proposal.proposed();
    var page = new Surroundings(pages, workPackages).page(request, wp, asking.say("fullview.edit_title", wp.id()));
    var names = names(new Facts(workPackages, asking, page.formats()), wp);
    var controls = new Controls(workPackages, asking).of(names, proposal.candidate(), typed, proposal.violations());
    return pages.show(page, Saving.class, "edit", Map.of("wp", wp, "controls", controls, "others", others(proposal, names, asking)));
  }

  private Answer conflict(Request request, Asking asking, WorkPackage now, Typed typed) {
    var page = new Surroundings(pages, workPackages).page(request, now, asking.say("fullview.conflict"));
    var conflicts = new ArrayList<Conflict>();
    for (var attribute : workPackages.declaration().attributes()) {
      typed.text(attribute.name()).filter(mine -> !attribute.name().equals("lockVersion")).ifPresent(mine -> {
        var theirs = Controls.written(attribute, attribute.value(now));
        if (!theirs.equals(mine)) {
          conflicts.add(new Conflict(attribute.name(), attribute.label(workPackages.declaration(), asking.words()), theirs, mine));
        }
      });
    }
    return pages.show(page, Saving.class, "conflict", Map.of("wp", now, "conflicts", conflicts)).withStatus(409);
  }

  static List<String> names(Facts facts, WorkPackage wp) {
    var names = new ArrayList<>(List.of("subject", "type", "status", "description"));
    facts.names(wp).stream().filter(name -> !names.contains(name)).forEach(names::add);
    List.of("priority", "parent", "project", "scheduleManually", "ignoreNonWorkingDays", "duration").stream().filter(name -> !names.contains(name)).forEach(names::add);
    return names;
  }

  /** Problems that belong to no control of the form. */
  static List<String> others(Proposal<WorkPackage> proposal, List<String> names, Asking asking) {
    return proposal.violations().stream().filter(violation -> !names.contains(violation.attribute())).map(Violation::text).map(asking::say).toList();
  }
}
