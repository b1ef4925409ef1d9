package gewerk.people.roles;

import static gewerk.platform.access.Permission.Requires.LOGIN;
import static gewerk.platform.access.Permission.Requires.MEMBER;
import static gewerk.platform.access.Permission.Requires.NOTHING;
import static gewerk.platform.access.Permission.Requires.PUBLIC;
import static gewerk.platform.access.Permission.globally;
import static gewerk.platform.access.Permission.inProjects;
import static gewerk.platform.access.Permission.onProjectLists;

import java.util.List;
import java.util.stream.Stream;

import gewerk.platform.access.Permission;

/** Permissions that belong to no module: people, projects, members, files. */
final class GeneralPermissions {
  private static final List<Permission> PEOPLE = List.of(
      globally("create_user", LOGIN).after("view_all_principals").shows("users/read", "users/create"),
      globally("manage_user", LOGIN).after("view_all_principals").shows("users/read", "users/update"),
      globally("view_all_principals", LOGIN).shows("users/read"),
      globally("manage_placeholder_user", LOGIN).after("view_all_principals")
          .shows("placeholder_users/create", "placeholder_users/read", "placeholder_users/update"),
      globally("view_user_email", LOGIN),
      globally("manage_own_working_times", NOTHING),
      globally("manage_working_times", NOTHING),
      globally("create_backup", LOGIN),
      globally("edit_attribute_help_texts", LOGIN));

  private static final List<Permission> PROJECTS = List.of(
      globally("add_project", LOGIN).shows("projects/create"),
      globally("add_portfolios", LOGIN).shows("portfolios/create"),
      globally("add_programs", LOGIN).shows("programs/create"),
      globally("manage_public_project_queries", LOGIN),
      onProjectLists("view_project_query", LOGIN),
      onProjectLists("edit_project_query", LOGIN),
      inProjects("archive_project", MEMBER),
      inProjects("view_project", PUBLIC),
      inProjects("search_project", PUBLIC),
      inProjects("edit_project", MEMBER).shows("projects/update"),
      inProjects("select_project_modules", MEMBER),
      inProjects("view_project_attributes", NOTHING).after("view_project"),
      inProjects("edit_project_attributes", MEMBER).after("view_project_attributes").shows("projects/update"),
      inProjects("select_project_custom_fields", MEMBER),
      inProjects("export_projects", NOTHING).after("view_project"),
      inProjects("view_project_phases", NOTHING).after("view_project"),
      inProjects("edit_project_phases", MEMBER).after("view_project_phases").shows("projects/update"),
      inProjects("select_project_phases", MEMBER).after("edit_project_phases"),
      inProjects("manage_versions", MEMBER),
      inProjects("manage_types", MEMBER),
      inProjects("select_custom_fields", MEMBER),
      inProjects("manage_project_variants", MEMBER),
      inProjects("add_subprojects", MEMBER),
      inProjects("copy_projects", MEMBER).shows("projects/copy"),
      inProjects("manage_dashboards", MEMBER));

  private static final List<Permission> MEMBERS = List.of(
      inProjects("view_members", NOTHING).shows("memberships/read"),
      inProjects("manage_members", MEMBER).after("view_members").shows("memberships/create", "memberships/update", "memberships/destroy"),
      inProjects("invite_members_by_email", MEMBER).after("manage_members"));

  private static final List<Permission> FILES = List.of(
      inProjects("manage_files_in_project", NOTHING),
      inProjects("read_files", NOTHING),
      inProjects("write_files", NOTHING),
      inProjects("create_files", NOTHING),
      inProjects("delete_files", NOTHING),
      inProjects("share_files", NOTHING));

  static final List<Permission> ALL = Stream.of(PEOPLE, PROJECTS, MEMBERS, FILES).flatMap(List::stream).toList();

  private GeneralPermissions() {}
}
