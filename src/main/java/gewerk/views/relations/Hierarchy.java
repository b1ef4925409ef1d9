package gewerk.views.relations;

import java.util.List;

import gewerk.platform.http.Refusal;
import gewerk.platform.i18n.Message;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.views.undo.Reverting;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackageRights;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** Puts one work package beneath another, and takes it out again. */
final class Hierarchy {
  private final WorkPackages workPackages;
  private final Reverting reverting;

  Hierarchy(WorkPackages workPackages, Reverting reverting) {
    this.workPackages = workPackages;
    this.reverting = reverting;
  }

  /** @param type parent or child: what the other one becomes */
  Notice tie(String type, WorkPackage wp, long other, Asking asking) {
    boolean beneath = type.equals("parent");
    var child = beneath ? wp : workPackages.find(other, asking.viewer()).orElseThrow(Refusal::notFound);
    return put(child, beneath ? other : wp.id(), asking);
  }

  Notice release(WorkPackage child, Asking asking) {
    return put(child, null, asking);
  }

  private Notice put(WorkPackage child, @Nullable Long parent, Asking asking) {
    if (!WorkPackageRights.mayUpdate(child, asking.viewer())) {
      throw Refusal.forbidden();
    }
    var written = Written.nothing().with("parent", parent).with("lockVersion", child.lockVersion());
    var proposal = workPackages.changing().propose(asking, child, written);
    if (!proposal.isValid()) {
      throw Refusal.of(422, "PropertyConstraintViolation", Message.literal(String.join(" ", proposal.violations().stream().map(violation -> sentence(violation, asking)).distinct().toList())));
    }
    var saved = workPackages.changing().save(asking, proposal);
    var notice = Notice.good(asking.say(parent == null ? "relations.released" : "relations.put", child.id()));
    return reverting.offer(notice, List.of(new Reverting.Edit(child, saved)), asking);
  }

  private String sentence(Violation violation, Asking asking) {
    var said = asking.say(violation.text());
    return violation.whole() ? said : workPackages.declaration().attribute(violation.attribute())
        .map(attribute -> attribute.label(workPackages.declaration(), asking.words()) + " " + said).orElse(said);
  }
}
