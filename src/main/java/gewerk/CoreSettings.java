package gewerk;

import java.util.List;

import gewerk.platform.settings.Setting;

/** The settings that belong to no single feature; names and usual values as the reference's section 7 has them. */
final class CoreSettings {
  static final List<Setting> ALL = List.of(
      new Setting("app_title", "OpenProject"),
      new Setting("login_required", true),
      new Setting("per_page_options", List.of("20", "100")),
      new Setting("apiv3_max_page_size", 1000),
      new Setting("apiv3_enable_basic_auth", true),
      new Setting("api_tokens_enabled", true),
      new Setting("apiv3_write_readonly_attributes", false),
      new Setting("attachment_max_size", 5120),
      new Setting("attachment_whitelist", List.of()),
      new Setting("allowed_link_protocols", List.of()),
      new Setting("user_default_timezone", ""),
      new Setting("default_language", "en"),
      new Setting("date_format", ""),
      new Setting("time_format", ""),
      new Setting("start_of_week", 1),
      new Setting("working_days", List.of("1", "2", "3", "4", "5")),
      new Setting("hours_per_day", 8),
      new Setting("days_per_month", 20),
      new Setting("duration_format", "hours_only"),
      new Setting("host_name", ""),
      new Setting("user_format", "firstname_lastname"),
      new Setting("journal_aggregation_time_minutes", 5),
      new Setting("work_package_done_ratio", "field"),
      new Setting("total_percent_complete_mode", "work_weighted_average"),
      new Setting("percent_complete_on_status_closed", "no_change"),
      new Setting("cross_project_work_package_relations", true),
      new Setting("work_package_startdate_is_adddate", false),
      new Setting("default_projects_public", false),
      new Setting("default_projects_modules", List.of("calendar_view", "board_view", "work_package_tracking", "gantt", "news", "costs", "wiki")),
      new Setting("feeds_enabled", true),
      new Setting("users_deletable_by_admins", false),
      new Setting("users_deletable_by_self", false),
      new Setting("session_ttl_enabled", false),
      new Setting("session_ttl", 120),
      new Setting("autologin", 30),
      new Setting("self_registration", 2),
      new Setting("password_min_length", 10),
      new Setting("brute_force_block_after_failed_logins", 20),
      new Setting("brute_force_block_minutes", 30));

  private CoreSettings() {}
}
