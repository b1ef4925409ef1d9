package gewerk.projects.memberships;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.people.principals.Principal;
import gewerk.people.principals.User;
import gewerk.platform.Platform;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.web.Navigation;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operator;
import gewerk.projects.memberships.Explanation.Right;
import gewerk.projects.memberships.Explanation.Source;
import gewerk.projects.modules.Modules;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;

/** What somebody may in a project, and where each permission comes from. */
public final class ExplainPages {
  private final Platform platform;
  private final Pages pages;
  private final Memberships memberships;
  private final Projects projects;
  private final Modules modules;

  /** A permission and its reasons, in the reader's language. */
  public record Line(String label, List<String> reasons) {}

  /** The permissions of a module. */
  public record Part(String module, boolean counts, List<Line> lines) {}

  public ExplainPages(Platform platform, Pages pages, Memberships memberships, Projects projects, Modules modules) {
    this.platform = platform;
    this.pages = pages;
    this.memberships = memberships;
    this.projects = projects;
    this.modules = modules;
    pages.get("/projects/{identifier:text}/members/of/{person}", this::show);
  }

  private Answer show(Request request, Asking asking) {
    var project = projects.find(request.text("identifier"), asking.viewer()).orElseThrow(Refusal::notFound);
    if (!asking.viewer().mayAnyOf(List.of("view_members", "manage_members"), project.id())) {
      throw Refusal.forbidden();
    }
    var person = memberships.principals().find(request.id("person")).filter(found -> memberships.principals().isKnownTo(asking.viewer(), found.id()))
        .orElseThrow(Refusal::notFound);
    var rights = Explanation.of(facts(project, person, asking), platform.viewers().permissions().all());
    var page = pages.page(request, asking.say("membership.rights_of", person.name()), new Navigation.Where(project.id(), project.identifier(), project.name()));
    var at = page.place().within(Link.to(asking.say("membership.members"), "/projects/" + project.identifier() + "/members"));
    return pages.show(page.at(at), ExplainPages.class, "rights", Map.of("parts", parts(rights, asking), "project", project.name()));
  }

  /** That somebody is an administrator is told to administrators only, and to themselves. */
  private Explanation.Facts facts(Project project, Principal person, Asking asking) {
    var resource = memberships.declaration();
    var listing = Listing.of(List.of(resource.filtering("principal", Operator.IS, "" + person.id()), resource.filtering("project", Operator.IS, "" + project.id())),
        List.of(), 1, 1);
    var found = memberships.page(listing, asking).rows();
    var origins = memberships.origins(found);
    var held = found.stream().flatMap(membership -> memberships.roles().all().stream().filter(role -> membership.roleIds().contains(role.id()))
        .map(role -> new Explanation.Held(role, membership.directRoleIds().contains(role.id()),
            origins.stream().filter(origin -> origin.roleId() == role.id()).map(Origin::group).distinct().toList()))).toList();
    boolean tells = asking.viewer().isAdmin() || asking.viewer().id() == person.id();
    return new Explanation.Facts(tells && person instanceof User user && user.isAdmin(), held, project.isPublic() && person instanceof User,
        memberships.roles().builtin("non_member").orElseThrow(), Set.copyOf(modules.of(project.id())));
  }

  private static List<Part> parts(List<Right> rights, Asking asking) {
    var byModule = new LinkedHashMap<String, Part>();
    for (var right : rights) {
      var module = right.permission().module();
      var name = module.isEmpty() ? asking.say("membership.no_module") : asking.say("projects.module." + module);
      byModule.computeIfAbsent(module, any -> new Part(name, right.counts(), new java.util.ArrayList<>())).lines()
          .add(new Line(asking.say("permission." + right.permission().name()), right.sources().stream().map(source -> said(source, asking)).toList()));
    }
    return List.copyOf(byModule.values());
  }

  private static String said(Source source, Asking asking) {
    return switch (source) {
      case Source.Administrator() -> asking.say("membership.from.administrator");
      case Source.Given(var role, var groups) -> groups.isEmpty() ? asking.say("membership.from.role", role)
          : asking.say("membership.from.group", role, String.join(", ", groups));
      case Source.Open(var role) -> asking.say("membership.from.open", role);
      case Source.Everybody() -> asking.say("membership.from.everybody");
    };
  }
}
