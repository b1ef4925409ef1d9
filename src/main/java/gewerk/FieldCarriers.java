package gewerk;

import java.util.List;

import gewerk.admin.customfields.Carrier;
import gewerk.people.groups.Groups;
import gewerk.people.principals.Group;
import gewerk.people.principals.Principals;
import gewerk.people.principals.User;
import gewerk.people.users.Users;
import gewerk.projects.projects.Project;
import gewerk.work.versions.Version;
import gewerk.work.versions.Versions;
import gewerk.work.workpackages.WorkPackage;

/** How each resource with custom fields tells what matters for them. */
final class FieldCarriers {
  private FieldCarriers() {}

  static Carrier<WorkPackage> workPackages(Principals principals, Versions versions) {
    return new Carrier<>("work_package", "wp.custom", new Carrier.Facts<>(WorkPackage::isNew, WorkPackage::custom, WorkPackage::projectId, WorkPackage::typeId),
        choices(principals, versions))
        .writableWhen((wp, viewer) -> wp.isNew() || viewer.may("edit_work_packages", wp.projectId()));
  }

  static Carrier<Project> projects(Principals principals, Versions versions) {
    return new Carrier<>("project", "p.custom", new Carrier.Facts<>(project -> project.id() == 0, Project::custom, Project::id, project -> null),
        choices(principals, versions))
        .shownWhen((project, viewer) -> project.id() == 0 || viewer.may("view_project_attributes", project.id()))
        .writableWhen((project, viewer) -> project.id() == 0 || viewer.mayAnyOf(List.of("edit_project", "edit_project_attributes"), project.id()));
  }

  static Carrier<Version> versions(Principals principals, Versions versions) {
    return new Carrier<>("version", "v.custom", new Carrier.Facts<>(version -> version.id() == 0, Version::custom, Version::projectId, version -> null),
        choices(principals, versions));
  }

  /** What is asked about people is their own business and that of those who manage accounts. */
  static Carrier<User> users(Principals principals, Versions versions) {
    return new Carrier<>("user", "u.custom", new Carrier.Facts<>(User::isNew, User::custom, user -> null, user -> null), choices(principals, versions))
        .shownWhen(Users::seesAccount).writableWhen(Users::mayWriteProfile);
  }

  static Carrier<Group> groups(Principals principals, Versions versions) {
    return new Carrier<>("group", "p.custom", new Carrier.Facts<>(Group::isNew, Group::custom, group -> null, group -> null), choices(principals, versions))
        .writableWhen((group, viewer) -> Groups.mayChange(viewer));
  }

  private static Carrier.Choices choices(Principals principals, Versions versions) {
    return new Carrier.Choices(principals, versions, project -> versions.assignable(project).stream().map(Version::id).toList());
  }
}
