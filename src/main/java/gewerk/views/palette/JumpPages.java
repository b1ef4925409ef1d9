package gewerk.views.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Ids;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.Templates;
import gewerk.platform.pages.layout.Hit;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Select;
import gewerk.platform.resource.Sort;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;
import gewerk.work.workpackages.WorkPackages;

/** Finds work packages and projects while one types; a number or #number goes straight there. */
public final class JumpPages {
  private static final int MOST = 8;

  private final Pages pages;
  private final Projects projects;
  private final WorkPackages workPackages;

  public JumpPages(Pages pages, Projects projects, WorkPackages workPackages) {
    this.pages = pages;
    this.projects = projects;
    this.workPackages = workPackages;
    pages.get("/jump", this::jump).get("/search", this::search);
  }

  private Answer jump(Request request, Asking asking) {
    var words = request.query("q").orElse("").strip();
    if (request.header("Turbo-Frame").filter("jump-results"::equals).isPresent()) {
      return Answer.html(Templates.render("gewerk/platform/pages/layout/results.jte", Map.of("hits", hits(words, asking), "nothing", asking.say("palette.nothing"))));
    }
    var number = words.startsWith("#") ? words.substring(1) : words;
    if (Ids.isId(number) && workPackages.find(Long.parseLong(number), asking.viewer()).isPresent()) {
      return Answer.seeOther("/work_packages/" + number);
    }
    return Answer.seeOther("/search?q=" + QueryString.encode(words));
  }

  /** The same as a page of its own, for those without scripts and for many results. */
  private Answer search(Request request, Asking asking) {
    var words = request.query("q").orElse("").strip();
    return pages.show(pages.page(request, asking.say("palette.search")), JumpPages.class, "search", Map.of("words", words, "hits", hits(words, asking)));
  }

  private List<Hit> hits(String words, Asking asking) {
    if (words.isEmpty()) {
      return List.of();
    }
    var hits = new ArrayList<Hit>();
    found(words, asking).forEach(hits::add);
    projectsNamed(words, asking).forEach(project -> hits.add(new Hit("folder", Link.to(project.name(), "/projects/" + project.identifier()), asking.say("palette.project"))));
    if (asking.viewer().mayAnywhere("add_work_packages")) {
      hits.add(new Hit("plus", Link.to(asking.say("palette.new", words), "/work_packages/new?subject=" + QueryString.encode(words)), ""));
    }
    return hits;
  }

  private List<Hit> found(String words, Asking asking) {
    if (!asking.viewer().mayAnywhere("view_work_packages")) {
      return List.of();
    }
    var filter = workPackages.declaration().filter("subjectOrId").orElseThrow();
    var newest = workPackages.declaration().sort("updatedAt").orElseThrow();
    var listing = new Listing(List.of(new Filter.Use(filter, Operator.EVERYWHERE, List.of(words))), List.of(new Sort.Use(newest, true)), null, false, 1, MOST,
        Select.all(), new TreeMap<>());
    return workPackages.page(listing, asking).rows().stream().map(wp -> new Hit("list", Link.to("#" + wp.id() + " " + wp.subject(), "/work_packages/" + wp.id()),
        projects.find(wp.projectId()).map(Project::name).orElse(""))).toList();
  }

  private List<Project> projectsNamed(String words, Asking asking) {
    var byName = projects.declaration().sort("name").orElseThrow();
    var filter = projects.declaration().filter("name").orElseThrow();
    var listing = new Listing(List.of(new Filter.Use(filter, Operator.CONTAINS, List.of(words))), List.of(new Sort.Use(byName, false)), null, false, 1, MOST,
        Select.all(), new TreeMap<>());
    return projects.page(listing, asking, "view_project").rows();
  }
}
