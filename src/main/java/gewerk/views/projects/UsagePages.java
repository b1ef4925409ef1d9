package gewerk.views.projects;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Ids;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.projects.modules.Modules;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;
import gewerk.work.types.Type;
import gewerk.work.types.Types;

/** What a project makes use of: types of work, and modules of the product. */
public final class UsagePages {
  /** Something that can be in use. */
  public record Usable(String value, String label, String colour, boolean used) {}

  private final Pages pages;
  private final Projects projects;
  private final Types types;
  private final Modules modules;

  public UsagePages(Pages pages, Projects projects, Types types, Modules modules) {
    this.pages = pages;
    this.projects = projects;
    this.types = types;
    this.modules = modules;
    var root = "/projects/{identifier:text}/settings";
    pages.get(root + "/types", this::types).post(root + "/types", this::chooseTypes)
        .get(root + "/modules", this::modules).post(root + "/modules", this::chooseModules);
  }

  private Project open(Request request, Asking asking, SettingsTabs tab) {
    var project = projects.find(request.text("identifier"), asking.viewer()).orElseThrow(Refusal::notFound);
    if (!tab.mayOpen(project.id(), asking.viewer())) {
      throw Refusal.forbidden();
    }
    return project;
  }

  private Answer types(Request request, Asking asking) {
    var project = open(request, asking, SettingsTabs.TYPES);
    return showTypes(request, asking, types.ofProject(project.id()).stream().map(Type::id).collect(Collectors.toSet()), "");
  }

  private Answer chooseTypes(Request request, Asking asking) {
    var project = open(request, asking, SettingsTabs.TYPES);
    var chosen = Ids.all(request.forms("use"));
    var missed = projects.types().choose(project.id(), chosen, asking.viewer());
    if (!missed.isEmpty()) {
      var names = missed.stream().flatMap(id -> types.find(id).stream()).map(Type::name).collect(Collectors.joining(", "));
      return showTypes(request, asking, Set.copyOf(chosen), asking.say("projects.types_needed", names)).withStatus(422);
    }
    return Pages.seeOther(SettingsTabs.TYPES.path(project), Notice.good(asking.say("projects.saved")));
  }

  private Answer showTypes(Request request, Asking asking, Set<Long> used, String problem) {
    var all = types.all().stream().map(type -> new Usable(String.valueOf(type.id()), type.name(), type.color() == null ? "" : type.color(), used.contains(type.id())))
        .toList();
    return show(request, asking, SettingsTabs.TYPES, new Shown(all, problem));
  }

  private Answer modules(Request request, Asking asking) {
    var project = open(request, asking, SettingsTabs.MODULES);
    return showModules(request, asking, modules.of(project.id()), "");
  }

  private Answer chooseModules(Request request, Asking asking) {
    var project = open(request, asking, SettingsTabs.MODULES);
    var lacking = modules.choose(project.id(), request.forms("use"), asking.viewer());
    if (!lacking.isEmpty()) {
      var problem = lacking.entrySet().stream().map(entry -> asking.say("projects.module_needs", name(entry.getKey(), asking), name(entry.getValue(), asking)))
          .collect(Collectors.joining(" "));
      return showModules(request, asking, Set.copyOf(request.forms("use")), problem).withStatus(422);
    }
    return Pages.seeOther(SettingsTabs.MODULES.path(project), Notice.good(asking.say("projects.saved")));
  }

  private Answer showModules(Request request, Asking asking, Set<String> used, String problem) {
    var all = modules.known().stream().map(module -> new Usable(module, name(module, asking), "", used.contains(module)))
        .sorted(java.util.Comparator.comparing(Usable::label, String.CASE_INSENSITIVE_ORDER)).toList();
    return show(request, asking, SettingsTabs.MODULES, new Shown(all, problem));
  }

  private static String name(String module, Asking asking) {
    return asking.say("projects.module." + module);
  }

  /** What can be chosen, and what was wrong with the last choice. */
  private record Shown(List<Usable> all, String problem) {}

  private Answer show(Request request, Asking asking, SettingsTabs tab, Shown shown) {
    var project = open(request, asking, tab);
    var page = pages.page(request, asking.say("projects.settings"), ProjectLook.where(project));
    return pages.show(page, UsagePages.class, "usage", Map.of("all", shown.all, "problem", shown.problem, "action", tab.path(project),
        "kind", tab.name().toLowerCase(java.util.Locale.ROOT), "tabs", SettingsTabs.of(project, tab, asking.viewer(), page)));
  }
}
