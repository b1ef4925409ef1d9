package gewerk.people.roles;

import static gewerk.platform.access.Permission.Requires.LOGIN;
import static gewerk.platform.access.Permission.Requires.MEMBER;
import static gewerk.platform.access.Permission.Requires.NOTHING;
import static gewerk.platform.access.Permission.inProjects;
import static gewerk.platform.access.Permission.inProjectsAndWorkPackages;

import java.util.List;
import java.util.stream.Stream;

import gewerk.platform.access.Permission;

/** Permissions of the module that tracks work packages. */
final class WorkPermissions {
  private static final String VIEW = "view_work_packages";

  private static final List<Permission> WORK_PACKAGES = List.of(
      inProjectsAndWorkPackages(VIEW, NOTHING).shows("work_packages/read"),
      inProjects("add_work_packages", NOTHING).after(VIEW).shows("work_packages/create"),
      inProjectsAndWorkPackages("edit_work_packages", MEMBER).after(VIEW).shows("work_packages/update"),
      inProjects("move_work_packages", LOGIN).after(VIEW).shows("work_packages/move"),
      inProjectsAndWorkPackages("copy_work_packages", LOGIN).after(VIEW).shows("work_packages/copy"),
      inProjects("delete_work_packages", MEMBER).after(VIEW),
      inProjectsAndWorkPackages("export_work_packages", NOTHING).after(VIEW),
      inProjectsAndWorkPackages("manage_work_package_relations", NOTHING).after(VIEW),
      inProjects("manage_subtasks", NOTHING).after(VIEW),
      inProjects("assign_versions", NOTHING).after(VIEW),
      inProjects("change_work_package_status", NOTHING).after(VIEW),
      inProjectsAndWorkPackages("work_package_assigned", MEMBER).after(VIEW).shows("work_packages/assigned"),
      inProjects("manage_categories", MEMBER));

  private static final List<Permission> COMMENTS = List.of(
      inProjectsAndWorkPackages("add_work_package_comments", NOTHING).after(VIEW),
      inProjectsAndWorkPackages("edit_own_work_package_comments", LOGIN).after(VIEW),
      inProjects("edit_work_package_comments", LOGIN).after(VIEW),
      inProjects("view_internal_comments", LOGIN).after(VIEW).shows("internal_comments/read"),
      inProjects("add_internal_comments", LOGIN).after("view_project", "view_internal_comments").shows("internal_comments/create"),
      inProjects("edit_own_internal_comments", LOGIN).after("view_project", "view_internal_comments").shows("internal_comments/update_own"),
      inProjects("edit_others_internal_comments", LOGIN).after("view_project", "view_internal_comments").shows("internal_comments/update_others"),
      inProjectsAndWorkPackages("add_work_package_attachments", NOTHING).after(VIEW).shows("work_package_attachments/create"));

  private static final List<Permission> AROUND = List.of(
      inProjects("manage_public_queries", MEMBER),
      inProjects("save_queries", LOGIN).after(VIEW).shows("queries/create"),
      inProjects("view_work_package_watchers", NOTHING).after(VIEW),
      inProjects("add_work_package_watchers", NOTHING).after(VIEW),
      inProjects("delete_work_package_watchers", NOTHING).after(VIEW),
      inProjects("share_work_packages", MEMBER).after("edit_work_packages", "view_shared_work_packages"),
      inProjects("view_shared_work_packages", MEMBER).shows("work_package_shares/index"),
      inProjectsAndWorkPackages("view_file_links", NOTHING).after(VIEW).shows("file_links/view"),
      inProjects("manage_file_links", NOTHING).after("view_file_links").shows("file_links/manage"),
      inProjects("manage_wiki_page_links", NOTHING).after("edit_work_packages").shows("wiki_page_links/manage"));

  static final List<Permission> ALL = Stream.of(WORK_PACKAGES, COMMENTS, AROUND).flatMap(List::stream)
      .map(permission -> permission.ofModule("work_package_tracking")).toList();

  private WorkPermissions() {}
}
