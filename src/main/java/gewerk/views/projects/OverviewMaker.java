package gewerk.views.projects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import gewerk.people.principals.Principal;
import gewerk.people.principals.Principals;
import gewerk.people.principals.User;
import gewerk.people.roles.Role;
import gewerk.platform.i18n.Formats;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Person;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operator;
import gewerk.projects.memberships.Membership;
import gewerk.projects.projects.Project;
import gewerk.views.projects.Overview.Chip;
import gewerk.work.versions.Version;
import gewerk.work.versions.Versions;
import gewerk.work.workpackages.WorkPackage;

/** Puts the overview of a project together, for one reader. */
final class OverviewMaker {
  private static final int RECENT = 8;
  private static final int MEMBERS = 60;
  private static final int SUBPROJECTS = 30;

  private final OverviewPages.Sources sources;
  private final Asking asking;
  private final Page page;
  private final Formats formats;

  OverviewMaker(OverviewPages.Sources sources, Asking asking, Page page) {
    this.sources = sources;
    this.asking = asking;
    this.page = page;
    formats = page.formats();
  }

  Overview make(Project project) {
    return new Overview(html(project.description()), doing(project), new Facts(sources.projects().declaration(), asking, page).of(project),
        roles(project), versions(project), below(project), recent(project));
  }

  private Overview.Doing doing(Project project) {
    var status = ProjectLook.status(project, asking);
    return new Overview.Doing(status.label(), status.colour(), html(project.statusExplanation()));
  }

  private String html(String markdown) {
    return markdown.isBlank() ? "" : asking.texts().markdown(markdown, asking.viewer());
  }

  /** In the order of the roles; whoever has two stands twice. */
  private List<Overview.Role> roles(Project project) {
    if (!asking.viewer().mayAnyOf(List.of("view_members", "manage_members"), project.id())) {
      return List.of();
    }
    var memberships = sources.memberships();
    var resource = memberships.declaration();
    var members = memberships.page(Listing.of(List.of(resource.filtering("project", Operator.IS, "" + project.id())),
        List.of(resource.sorting("name", false)), 1, MEMBERS), asking).rows();
    var principals = memberships.principals();
    asking.loaded().load(principals, members.stream().map(Membership::principalId).toList());
    var byRole = new LinkedHashMap<Role, List<Person>>();
    memberships.roles().all().forEach(role -> byRole.put(role, new ArrayList<>()));
    for (var member : members) {
      var person = person(principals, member);
      member.roleIds().forEach(id -> memberships.roles().find(id).ifPresent(role -> byRole.get(role).add(person)));
    }
    return byRole.entrySet().stream().filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> new Overview.Role(entry.getKey().name(), entry.getValue())).toList();
  }

  private Person person(Principals principals, Membership member) {
    var found = member.principalId() == null ? java.util.Optional.<Principal>empty() : asking.loaded().find(principals, member.principalId());
    return found.filter(User.class::isInstance).map(User.class::cast)
        .map(user -> new Person(user.name(), "/users/" + user.id(), user.avatarAt() == null ? null : "/api/v3/users/" + user.id() + "/avatar"))
        .orElseGet(() -> Person.named(member.principalName()));
  }

  /** Those that are open, the earliest first. */
  private List<Overview.Milestone> versions(Project project) {
    if (!asking.viewer().mayAnyOf(List.of("view_work_packages", "manage_versions"), project.id())) {
      return List.of();
    }
    var open = sources.versions().of(project).stream().filter(Version::isOpen).toList();
    var shares = sources.versions().progress(open.stream().map(Version::id).toList(), asking.viewer());
    return open.stream().map(version -> milestone(version, shares.getOrDefault(version.id(), new Versions.Share(0, 0)))).toList();
  }

  private Overview.Milestone milestone(Version version, Versions.Share share) {
    var start = version.startDate();
    var end = version.endDate();
    var dates = start != null && end != null && !end.isBefore(start) ? formats.range(start, end)
        : end != null ? formats.day(end) : start != null ? asking.say("projects.from", formats.date(start)) : "";
    boolean late = end != null && end.isBefore(formats.today()) && share.closed() < share.all();
    return new Overview.Milestone(version.name(), dates, late, share.percent(), share.all() == 0 ? "" : asking.say("projects.closed_of", share.closed(), share.all()));
  }

  private List<Overview.Below> below(Project project) {
    var resource = sources.projects().declaration();
    var listing = Listing.of(List.of(resource.filtering("parent", Operator.IS, "" + project.id()), resource.filtering("active", Operator.IS, "t")),
        List.of(resource.sorting("name", false)), 1, SUBPROJECTS);
    return sources.projects().page(listing, asking, "view_project").rows().stream().map(child -> {
      var status = ProjectLook.status(child, asking);
      return new Overview.Below(child.name(), ProjectLook.path(child), status.label(), status.colour());
    }).toList();
  }

  private List<Overview.Recent> recent(Project project) {
    if (!asking.viewer().may("view_work_packages", project.id())) {
      return List.of();
    }
    var resource = sources.workPackages().declaration();
    return sources.workPackages().page(Listing.of(List.of(resource.filtering("project", Operator.IS, "" + project.id())),
        List.of(resource.sorting("updatedAt", true)), 1, RECENT), asking).rows().stream().map(this::recent).toList();
  }

  private Overview.Recent recent(WorkPackage wp) {
    var neighbours = sources.workPackages().neighbours();
    var type = neighbours.types().find(wp.typeId()).map(found -> new Chip(found.name(), String.valueOf(found.color()))).orElse(new Chip("", ""));
    var status = neighbours.statuses().find(wp.statusId()).map(found -> new Chip(found.name(), String.valueOf(found.color()))).orElse(new Chip("", ""));
    return new Overview.Recent(wp.id(), wp.subject(), type, status, formats.ago(wp.updatedAt()), wp.updatedAt().toString());
  }
}
