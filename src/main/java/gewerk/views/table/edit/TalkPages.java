package gewerk.views.table.edit;

import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.work.activities.Activities;
import gewerk.work.workpackages.WorkPackageRights;
import gewerk.work.workpackages.WorkPackages;

/** What people said about a work package, or all that happened to it, for the pane beside the table; it comes after the pane, so that going from row to row stays quick. */
public final class TalkPages {
  private final Pages pages;
  private final WorkPackages workPackages;
  private final Activities activities;

  public TalkPages(Pages pages, WorkPackages workPackages, Activities activities) {
    this.pages = pages;
    this.workPackages = workPackages;
    this.activities = activities;
    pages.get("/work_packages/{id}/talk", this::show);
  }

  private Answer show(Request request, Asking asking) {
    var wp = workPackages.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
    boolean all = request.query("all").isPresent();
    var said = activities.of(wp, asking).reversed().stream().filter(entry -> all || !entry.commentHtml().isEmpty()).toList();
    return pages.show(pages.page(request, wp.subject()), TalkPages.class, "talk", Map.of("wp", wp, "said", said, "back", "/work_packages/" + wp.id() + (all ? "/talk?all=1" : "/talk"),
        "mayComment", WorkPackageRights.mayComment(wp, asking.viewer()), "bare", request.header("Turbo-Frame").isPresent()));
  }
}
