package gewerk.views.fullview;

import gewerk.platform.http.Request;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.web.Navigation;
import gewerk.platform.pages.web.Pages;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** What stands around a page about one work package: its project. */
record Surroundings(Pages pages, WorkPackages workPackages) {
  Page page(Request request, WorkPackage wp, String title) {
    var project = workPackages.neighbours().projects().find(wp.projectId()).orElseThrow();
    return pages.page(request, title, new Navigation.Where(project.id(), project.identifier(), project.name()));
  }
}
