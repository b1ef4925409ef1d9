package gewerk.views.fullview;

import java.util.List;
import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackageRights;
import gewerk.work.workpackages.WorkPackages;

/** Deletes a work package: first it names what would go with it, for that cannot be undone. */
final class DeletePages {
  private static final int MOST_NAMED = 50;

  private final Pages pages;
  private final WorkPackages workPackages;

  DeletePages(Pages pages, WorkPackages workPackages) {
    this.pages = pages;
    this.workPackages = workPackages;
    pages.get("/work_packages/{id}/delete", this::ask).post("/work_packages/{id}/delete", this::delete);
  }

  private Answer ask(Request request, Asking asking) {
    return question(request, asking, found(request, asking));
  }

  private Answer question(Request request, Asking asking, WorkPackage wp) {
    var beneath = workPackages.beneath(wp);
    var known = workPackages.find(beneath.stream().limit(MOST_NAMED).toList(), asking.viewer());
    var page = new Surroundings(pages, workPackages).page(request, wp, asking.say("fullview.delete_title", wp.id()));
    return pages.show(page, DeletePages.class, "delete", Map.of("wp", wp, "beneath", known, "count", beneath.size()));
  }

  /** Whoever saw fewer than there are now is asked again. */
  private Answer delete(Request request, Asking asking) {
    var wp = found(request, asking);
    List<Long> beneath = workPackages.beneath(wp);
    if (!request.form("count").orElse("").equals(String.valueOf(beneath.size()))) {
      return question(request, asking, wp).withStatus(422);
    }
    workPackages.delete(wp, asking.viewer());
    return Pages.seeOther(wp.parentId() == null ? "/work_packages" : "/work_packages/" + wp.parentId(), Notice.good(asking.say("fullview.deleted", wp.subject())));
  }

  private WorkPackage found(Request request, Asking asking) {
    var wp = FullViewPages.found(workPackages, request, asking);
    if (!WorkPackageRights.mayDelete(wp, asking.viewer())) {
      throw Refusal.forbidden();
    }
    return wp;
  }
}
