package gewerk.views.home;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Request;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.ListingReader;
import gewerk.platform.resource.Select;
import gewerk.platform.resource.Sort;
import gewerk.platform.settings.Settings;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;
import gewerk.views.projects.ProjectLook;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** The start page. */
public final class HomePages {
  private static final int TASKS = 12;
  private static final int PROJECTS = 30;
  private static final String MINE = "[{\"status\":{\"operator\":\"o\",\"values\":[]}},{\"assignee\":{\"operator\":\"=\",\"values\":[\"me\"]}}]";

  /** A line of my work. */
  public record Task(long id, String subject, String project, String type, @Nullable String typeColour, String status, @Nullable String statusColour,
      String due, boolean late) {}

  /** A project as the start page shows it. */
  public record Tile(String name, String href, ProjectLook.Status status, String excerpt) {}

  /** What an administrator says to everybody, as HTML; empty where it says nothing. */
  public record Welcome(String title, String html) {
    public boolean isEmpty() {
      return title.isBlank() && html.isBlank();
    }
  }

  private final Pages pages;
  private final Projects projects;
  private final WorkPackages workPackages;
  private final Settings settings;

  public HomePages(Pages pages, Projects projects, WorkPackages workPackages, Settings settings) {
    this.settings = settings;
    this.pages = pages;
    this.projects = projects;
    this.workPackages = workPackages;
    pages.get("/", this::home).get("/my/page", this::home);
    pages.navigation().everywhere("home.home", "home", "/", "g h", viewer -> true);
  }

  private Answer home(Request request, Asking asking) {
    var page = pages.page(request, asking.viewer().isLoggedIn() ? asking.say("home.hello", asking.viewer().name()) : asking.say("home.welcome"));
    var mine = asking.viewer().isLoggedIn() ? mine(asking) : gewerk.platform.resource.Page.<WorkPackage>of(List.of(), 0);
    var tasks = mine.rows().stream().map(wp -> task(wp, asking, page)).toList();
    return pages.show(page, HomePages.class, "home", Map.of("tasks", tasks, "more", mine.total() - tasks.size(), "projects", tiles(asking),
        "mayCreate", asking.viewer().mayGlobally("add_project"), "welcome", welcome(asking)));
  }

  private Welcome welcome(Asking asking) {
    return settings.truth("welcome_on_homescreen") ? new Welcome(settings.text("welcome_title"), asking.texts().markdown(settings.text("welcome_text"), asking.viewer()))
        : new Welcome("", "");
  }

  private gewerk.platform.resource.Page<WorkPackage> mine(Asking asking) {
    var reader = ListingReader.of(workPackages.declaration(), new Listing.Limits(TASKS, TASKS));
    var byDue = workPackages.declaration().sort("dueDate").orElseThrow();
    return workPackages.page(new Listing(reader.filters(MINE, asking), List.of(new Sort.Use(byDue, false)), null, false, 1, TASKS, Select.all(), new TreeMap<>()),
        asking);
  }

  private Task task(WorkPackage wp, Asking asking, gewerk.platform.pages.Page page) {
    var type = workPackages.neighbours().types().find(wp.typeId());
    var status = workPackages.neighbours().statuses().find(wp.statusId());
    var due = wp.dueDate();
    boolean late = due != null && due.isBefore(LocalDate.now(asking.viewer().zone()));
    return new Task(wp.id(), wp.subject(), projects.find(wp.projectId()).map(Project::name).orElse(""), type.map(found -> found.name()).orElse(""),
        type.map(found -> found.color()).orElse(null), status.map(found -> found.name()).orElse(""), status.map(found -> found.color()).orElse(null),
        due == null ? "" : page.formats().day(due), late);
  }

  private List<Tile> tiles(Asking asking) {
    var byName = projects.declaration().sort("name").orElseThrow();
    var listing = new Listing(List.of(), List.of(new Sort.Use(byName, false)), null, false, 1, PROJECTS, Select.all(), new TreeMap<>());
    return projects.page(listing, asking, "view_project").rows().stream().filter(Project::active)
        .map(project -> new Tile(project.name(), ProjectLook.path(project), ProjectLook.status(project, asking),
            gewerk.platform.text.Excerpt.ofOpening(project.description(), 140)))
        .toList();
  }
}
