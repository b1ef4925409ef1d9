package gewerk.views.projects;

import java.util.List;
import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.projects.favorites.Favorites;
import gewerk.projects.memberships.Memberships;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;
import gewerk.work.versions.Versions;
import gewerk.work.workpackages.WorkPackages;

/** The first page of a project: what it is about, how it is doing, who is in it, and what happens there. */
public final class OverviewPages {
  /** The features whose rows stand on it. */
  public record Sources(Projects projects, Favorites favorites, Memberships memberships, Versions versions, WorkPackages workPackages) {}

  private final Pages pages;
  private final Sources sources;

  public OverviewPages(Pages pages, Sources sources) {
    this.pages = pages;
    this.sources = sources;
    pages.get("/projects/{identifier:text}", this::show);
    pages.navigation().inProjects("projects.overview", "overview", where -> "/projects/" + where.identifier(), "g o", (where, viewer) -> true);
  }

  private Answer show(Request request, Asking asking) {
    var project = sources.projects.find(request.text("identifier"), asking.viewer()).orElseThrow(Refusal::notFound);
    if (!project.identifier().equals(request.text("identifier"))) {
      return Answer.seeOther(ProjectLook.path(project));
    }
    var page = above(pages.page(request, project.name(), ProjectLook.where(project)), project, asking);
    return pages.show(page, OverviewPages.class, "overview", Map.of("project", project, "created", created(project, asking, page), "overview", new OverviewMaker(sources, asking, page).make(project),
        "mayEdit", SettingsTabs.mayOpenAny(project.id(), asking.viewer()), "liked", isLiked(project, asking), "signedIn", asking.viewer().isLoggedIn()));
  }

  private static String created(Project project, Asking asking, Page page) {
    return page.formats().date(project.createdAt().atZone(asking.viewer().zone()).toLocalDate());
  }

  private boolean isLiked(Project project, Asking asking) {
    return asking.viewer().isLoggedIn() && sources.favorites.of(asking.viewer().id()).contains(project.id());
  }

  /** The way up, as far as the reader may go. */
  private Page above(Page page, Project project, Asking asking) {
    var ancestors = sources.projects.load(project.ancestorIds());
    List<Link> crumbs = project.ancestorIds().stream().filter(id -> ancestors.containsKey(id) && asking.viewer().may("view_project", id))
        .map(id -> Link.to(ancestors.get(id).name(), ProjectLook.path(ancestors.get(id)))).toList();
    return page.at(page.place().within(crumbs.toArray(Link[]::new)));
  }
}
