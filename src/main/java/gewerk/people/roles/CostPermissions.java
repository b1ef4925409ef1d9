package gewerk.people.roles;

import static gewerk.platform.access.Permission.Requires.LOGIN;
import static gewerk.platform.access.Permission.Requires.MEMBER;
import static gewerk.platform.access.Permission.Requires.NOTHING;
import static gewerk.platform.access.Permission.inProjects;
import static gewerk.platform.access.Permission.inProjectsAndWorkPackages;

import java.util.List;
import java.util.stream.Stream;

import gewerk.platform.access.Permission;

/** Permissions around time and money: entries, rates, reports, budgets. */
final class CostPermissions {
  private static final List<Permission> TIME = ContentPermissions.of("costs",
      inProjects("view_time_entries", NOTHING),
      inProjectsAndWorkPackages("view_own_time_entries", NOTHING),
      inProjectsAndWorkPackages("log_own_time", LOGIN).after("view_own_time_entries"),
      inProjects("log_time", LOGIN).after("view_time_entries"),
      inProjectsAndWorkPackages("edit_own_time_entries", LOGIN),
      inProjects("edit_time_entries", MEMBER),
      inProjects("manage_project_activities", MEMBER));

  private static final List<Permission> MONEY = ContentPermissions.of("costs",
      inProjects("view_own_hourly_rate", NOTHING),
      inProjects("view_hourly_rates", NOTHING),
      inProjects("edit_own_hourly_rate", MEMBER),
      inProjects("edit_hourly_rates", MEMBER),
      inProjects("view_cost_rates", NOTHING),
      inProjects("log_own_costs", LOGIN),
      inProjects("log_costs", MEMBER),
      inProjects("edit_own_cost_entries", LOGIN),
      inProjects("edit_cost_entries", MEMBER),
      inProjects("view_cost_entries", NOTHING),
      inProjects("view_own_cost_entries", NOTHING),
      inProjects("save_cost_reports", NOTHING),
      inProjects("save_private_cost_reports", NOTHING));

  private static final List<Permission> BUDGETS = ContentPermissions.of("budgets",
      inProjects("view_budgets", NOTHING),
      inProjects("edit_budgets", NOTHING).after("view_budgets"));

  static final List<Permission> ALL = Stream.of(TIME, MONEY, BUDGETS).flatMap(List::stream).toList();

  private CostPermissions() {}
}
