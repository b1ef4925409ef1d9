package gewerk.admin.people;

import gewerk.people.groups.Groups;
import gewerk.people.placeholders.Placeholders;
import gewerk.people.roles.Roles;
import gewerk.people.users.Users;
import gewerk.platform.Platform;
import gewerk.platform.pages.web.Pages;
import gewerk.projects.memberships.Memberships;
import gewerk.projects.projects.Projects;

/** The screens of the administration that are about people. */
public final class PeopleAdministration {
  /** What the screens show and change. */
  public record Sources(Users users, Groups groups, Placeholders placeholders, Roles roles, Memberships memberships, Projects projects) {}

  public PeopleAdministration(Platform platform, Pages pages, Sources sources) {
    var belonging = new Belonging(sources.memberships(), sources.projects(), sources.roles());
    new AccountPages(pages, sources.users(), sources.groups(), belonging);
    new GroupPages(pages, sources.groups(), sources.users(), belonging);
    new PlaceholderPages(pages, sources.placeholders(), belonging);
    new RolePages(platform, pages, sources.roles());
  }
}
