package gewerk.views.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import gewerk.people.principals.User;
import gewerk.people.roles.Role;
import gewerk.people.users.Users;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Person;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operator;
import gewerk.projects.memberships.Membership;
import gewerk.projects.memberships.Memberships;
import gewerk.projects.projects.Project;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** The page of somebody: who they are, the projects where one meets them, and what they have to do there. */
public final class PersonPages {
  private static final int PROJECTS = 50;
  private static final int TASKS = 12;

  /** A project in which both are, with the roles of the person there. */
  public record Common(String name, String path, String roles) {}

  /** Work of the person. */
  public record Task(long id, String subject, String project, Chip type, Chip status, String due, boolean late) {}

  /** What stands in a coloured chip. */
  public record Chip(String label, String colour) {}

  private final Pages pages;
  private final Users users;
  private final Memberships memberships;
  private final WorkPackages workPackages;

  public PersonPages(Pages pages, Users users, Memberships memberships, WorkPackages workPackages) {
    this.pages = pages;
    this.users = users;
    this.memberships = memberships;
    this.workPackages = workPackages;
    pages.get("/users/{id}", this::show);
  }

  /** Whom one may not look up in lists one may not look up by number either. */
  private Answer show(Request request, Asking asking) {
    var user = users.find(request.id("id")).filter(found -> users.principals().isKnownTo(asking.viewer(), found.id())).orElseThrow(Refusal::notFound);
    var page = pages.page(request, user.name());
    var email = users.declaration().attribute("email").filter(attribute -> attribute.isShown(user, asking.viewer())).map(ignored -> user.email()).orElse("");
    var tasks = assigned(user, asking);
    return pages.show(page, PersonPages.class, "person", Map.of("person", person(user), "email", email == null ? "" : email, "locked", user.isLocked(),
        "mine", user.id() == asking.viewer().id(), "common", common(user, asking),
        "tasks", tasks.rows().stream().map(wp -> task(wp, asking, page)).toList(), "more", tasks.total() - tasks.rows().size()));
  }

  private static Person person(User user) {
    return new Person(user.name(), null, user.avatarAt() == null ? null : "/api/v3/users/" + user.id() + "/avatar");
  }

  private List<Common> common(User user, Asking asking) {
    var resource = memberships.declaration();
    var listing = Listing.of(List.of(resource.filtering("principal", Operator.IS, "" + user.id())), List.of(), 1, PROJECTS);
    var found = memberships.page(listing, asking).rows().stream().filter(membership -> membership.projectId() != null).toList();
    var projects = workPackages.neighbours().projects().load(found.stream().map(Membership::projectId).toList());
    return found.stream().filter(membership -> projects.containsKey(membership.projectId()))
        .map(membership -> common(Objects.requireNonNull(projects.get(membership.projectId())), membership))
        .sorted(java.util.Comparator.comparing(Common::name, String.CASE_INSENSITIVE_ORDER)).toList();
  }

  private Common common(Project project, Membership membership) {
    var names = memberships.roles().all().stream().filter(role -> membership.roleIds().contains(role.id())).map(Role::name).collect(Collectors.joining(", "));
    return new Common(project.name(), "/projects/" + project.identifier(), names);
  }

  private gewerk.platform.resource.Page<WorkPackage> assigned(User user, Asking asking) {
    var resource = workPackages.declaration();
    return workPackages.page(Listing.of(List.of(resource.filtering("status", Operator.OPEN), resource.filtering("assignee", Operator.IS, "" + user.id())),
        List.of(resource.sorting("dueDate", false)), 1, TASKS), asking);
  }

  private Task task(WorkPackage wp, Asking asking, Page page) {
    var neighbours = workPackages.neighbours();
    var type = neighbours.types().find(wp.typeId()).map(found -> new Chip(found.name(), String.valueOf(found.color()))).orElse(new Chip("", ""));
    var status = neighbours.statuses().find(wp.statusId()).map(found -> new Chip(found.name(), String.valueOf(found.color()))).orElse(new Chip("", ""));
    var due = wp.dueDate();
    return new Task(wp.id(), wp.subject(), neighbours.projects().find(wp.projectId()).map(Project::name).orElse(""), type, status,
        due == null ? "" : page.formats().day(due), due != null && due.isBefore(LocalDate.now(asking.viewer().zone())));
  }
}
