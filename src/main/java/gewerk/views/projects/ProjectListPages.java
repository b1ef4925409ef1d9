package gewerk.views.projects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Tab;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.pages.web.Paging;
import gewerk.platform.resource.Asking;
import gewerk.projects.favorites.Favorites;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.ProjectRules;
import gewerk.projects.projects.Projects;
import org.jspecify.annotations.Nullable;

/** The list of all projects, as a tree: found, narrowed, ordered, and marked as favourites. */
public final class ProjectListPages {
  private static final int DEEPEST = 6;

  /**
   * A project in the list.
   *
   * @param above the names of those above it, where it does not stand below them
   */
  public record Line(Project project, int depth, String above, String status, String colour, String created, boolean liked) {
    public String path() {
      return ProjectLook.path(project);
    }
  }

  /** The head of a column. */
  public record Heading(String label, String href, @Nullable String sorted, boolean wide) {}

  private final Pages pages;
  private final Projects projects;
  private final Favorites favorites;

  public ProjectListPages(Pages pages, Projects projects, Favorites favorites) {
    this.pages = pages;
    this.projects = projects;
    this.favorites = favorites;
    pages.get("/projects", this::list).post("/projects/{identifier:text}/favourite", this::mark);
    pages.colours(ProjectLook::colours);
    pages.navigation().everywhere("projects.title", "folder", "/projects", "g p", viewer -> true);
    pages.navigation().creates("projects.one", where -> where == null ? "/projects/new" : "/projects/new?parent=" + where.id(), null,
        (where, viewer) -> ProjectRules.mayCreateSomewhere(viewer));
  }

  private Answer list(Request request, Asking asking) {
    var page = pages.page(request, asking.say("projects.title"));
    var selection = Selection.read(request::query);
    var found = projects.page(selection.listing(projects.declaration()), asking, "view_project");
    var paging = Paging.of(asking.words().count("projects.count", found.total()), selection.page(), Selection.PAGE_SIZE, found.total(),
        number -> selection.at(number).address());
    return pages.show(page, ProjectListPages.class, "list", Map.of("lines", lines(found.rows(), selection, asking, page),
        "headings", headings(selection, asking), "tabs", tabs(selection, asking), "address", selection.address(), "words", selection.words(),
        "show", selection.show().word(), "paging", paging, "mayCreate", ProjectRules.mayCreateSomewhere(asking.viewer()),
        "signedIn", asking.viewer().isLoggedIn()));
  }

  private List<Line> lines(List<Project> rows, Selection selection, Asking asking, Page page) {
    var liked = asking.viewer().isLoggedIn() ? new HashSet<>(favorites.of(asking.viewer().id())) : Set.<Long>of();
    var visible = Arrays.stream(asking.viewer().projects("view_project")).boxed().collect(Collectors.toSet());
    var above = projects.load(selection.isTree() ? List.of() : rows.stream().flatMap(row -> row.ancestorIds().stream()).filter(visible::contains).distinct().toList());
    var lines = new ArrayList<Line>();
    for (var project : rows) {
      var status = ProjectLook.status(project, asking);
      var names = project.ancestorIds().stream().filter(above::containsKey).map(id -> above.get(id).name()).collect(Collectors.joining(" › "));
      int depth = selection.isTree() ? (int) project.ancestorIds().stream().filter(visible::contains).count() : 0;
      lines.add(new Line(project, Math.min(depth, DEEPEST), names, status.label(), status.colour(),
          page.formats().date(project.createdAt().atZone(asking.viewer().zone()).toLocalDate()), liked.contains(project.id())));
    }
    return lines;
  }

  private static List<Heading> headings(Selection selection, Asking asking) {
    return List.of(new Heading(asking.say("project.name"), selection.turned("name").address(), selection.sorted("name"), false),
        new Heading(asking.say("project.status"), "", null, false),
        new Heading(asking.say("projects.seen_by"), selection.turned("public").address(), selection.sorted("public"), true),
        new Heading(asking.say("project.createdAt"), selection.turned("createdAt").address(), selection.sorted("createdAt"), true));
  }

  /** Archived projects are for administrators to see. */
  private static List<Tab> tabs(Selection selection, Asking asking) {
    return Arrays.stream(Selection.Show.values()).filter(show -> switch (show) {
      case ACTIVE -> true;
      case MINE, FAVOURITES -> asking.viewer().isLoggedIn();
      case ARCHIVED -> asking.viewer().isAdmin();
    }).map(show -> new Tab(Link.to(asking.say("projects.show." + show.word()), selection.showing(show).address()), show == selection.show(), null)).toList();
  }

  private Answer mark(Request request, Asking asking) {
    var project = projects.find(request.text("identifier"), asking.viewer()).orElseThrow(Refusal::notFound);
    favorites.mark(project, asking.viewer(), request.form("liked").filter("true"::equals).isPresent());
    return Answer.seeOther(Pages.back(request, "/projects"));
  }
}
