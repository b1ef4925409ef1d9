package gewerk.people.roles;

import static gewerk.platform.access.Permission.Requires.MEMBER;
import static gewerk.platform.access.Permission.Requires.NOTHING;
import static gewerk.platform.access.Permission.inProjects;

import java.util.List;
import java.util.stream.Stream;

import gewerk.platform.access.Permission;

/** Permissions of the modules in which people plan: calendars, boards, team planners, sprints, meetings. */
final class PlanningPermissions {
  private static final List<Permission> CALENDARS = ContentPermissions.of("calendar_view",
      inProjects("view_calendar", NOTHING).after("view_work_packages"),
      inProjects("manage_calendars", MEMBER).after("view_calendar", "add_work_packages", "edit_work_packages", "save_queries", "manage_public_queries"),
      inProjects("share_calendars", MEMBER).after("view_calendar"));

  private static final List<Permission> BOARDS = ContentPermissions.of("board_view",
      inProjects("show_board_views", NOTHING).after("view_work_packages").shows("boards/read"),
      inProjects("manage_board_views", MEMBER).after("manage_public_queries").shows("boards/create", "boards/update", "boards/destroy"));

  private static final List<Permission> TEAM_PLANNERS = ContentPermissions.of("team_planner_view",
      inProjects("view_team_planner", NOTHING).after("view_work_packages").shows("team_planner/read"),
      inProjects("manage_team_planner", MEMBER)
          .after("view_team_planner", "add_work_packages", "edit_work_packages", "save_queries", "manage_public_queries")
          .shows("team_planner/create", "team_planner/update", "team_planner/destroy"));

  private static final List<Permission> BACKLOGS = ContentPermissions.of("backlogs",
      inProjects("view_master_backlog", NOTHING).after("view_work_packages"),
      inProjects("view_taskboards", NOTHING).after("view_work_packages"),
      inProjects("select_done_statuses", MEMBER),
      inProjects("update_sprints", MEMBER),
      inProjects("view_sprints", NOTHING).after("view_work_packages"),
      inProjects("create_sprints", MEMBER).after("view_sprints"),
      inProjects("manage_sprint_items", MEMBER).after("view_sprints"));

  private static final List<Permission> MEETINGS = ContentPermissions.of("meetings",
      inProjects("view_meetings", NOTHING),
      inProjects("create_meetings", MEMBER).after("view_meetings").shows("meetings/create"),
      inProjects("edit_meetings", MEMBER).after("view_meetings"),
      inProjects("delete_meetings", MEMBER).after("view_meetings"),
      inProjects("send_meeting_invites_and_outcomes", MEMBER).after("view_meetings"),
      inProjects("manage_agendas", MEMBER).after("view_meetings"),
      inProjects("manage_outcomes", MEMBER).after("view_meetings"));

  static final List<Permission> ALL = Stream.of(CALENDARS, BOARDS, TEAM_PLANNERS, BACKLOGS, MEETINGS).flatMap(List::stream).toList();

  private PlanningPermissions() {}
}
