package gewerk;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import gewerk.platform.http.Cors;
import gewerk.platform.i18n.Customs;
import gewerk.platform.settings.Setting;
import gewerk.platform.settings.Settings;

/** The settings that belong to no single feature; names and usual values as the reference's section 7 has them. */
final class CoreSettings {
  private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\\d{1,5})?";

  static final List<Setting> ALL = Stream.of(installation(), api(), dates(), work(), people()).flatMap(List::stream).toList();

  private CoreSettings() {}

  /** How people and clients write and read here. */
  static Customs customs(Settings settings) {
    boolean days = settings.text("duration_format").equals("days_and_hours");
    return new Customs(Locale.forLanguageTag(settings.text("default_language")), settings.text("date_format"), settings.text("time_format"),
        days ? settings.number("hours_per_day") : 0);
  }

  /** Where those live who have not said so. */
  static ZoneId zone(Settings settings) {
    var zone = settings.text("user_default_timezone");
    return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
  }

  private static List<Setting> installation() {
    return List.of(
        new Setting("app_title", "OpenProject"),
        new Setting("host_name", "").like(HOST, "projects.example.org"),
        new Setting("additional_host_names", List.of()).like(HOST, "projects.example.org"),
        new Setting("login_required", true),
        new Setting("welcome_on_homescreen", false),
        new Setting("welcome_title", ""),
        new Setting("welcome_text", "").prose(),
        new Setting("per_page_options", List.of("20", "100")).like("[1-9]\\d{0,3}", "50"),
        new Setting("feeds_enabled", true),
        new Setting("attachment_max_size", 5120).between(0, 1_048_576),
        new Setting("attachment_whitelist", List.of()).like("\\*?\\.[A-Za-z0-9.]+|[a-z]+/[a-z0-9.+*-]+", "image/png"),
        new Setting("allowed_link_protocols", List.of()).like("[a-z][a-z0-9+.-]*", "matrix"));
  }

  private static List<Setting> api() {
    return List.of(
        new Setting("apiv3_max_page_size", 1000).between(1, 10_000),
        new Setting("apiv3_enable_basic_auth", true),
        new Setting("api_tokens_enabled", true),
        new Setting("apiv3_write_readonly_attributes", false),
        new Setting("apiv3_docs_enabled", false),
        new Setting("apiv3_cors_enabled", false),
        new Setting("apiv3_cors_origins", List.of()).like(Cors.ORIGIN, "https://app.example.org"));
  }

  private static List<Setting> dates() {
    return List.of(
        new Setting("user_default_timezone", "").oneOf(Stream.concat(Stream.of(""), ZoneId.getAvailableZoneIds().stream().sorted()).toArray(String[]::new)),
        new Setting("default_language", "en").oneOf("en", "de"),
        new Setting("date_format", "").like("(%[YymBbdej]|[ ./,-])+", "%d.%m.%Y"),
        new Setting("time_format", "").like("(%[HkIlMPp]|[ .:])+", "%H:%M"),
        new Setting("start_of_week", 1).between(1, 7),
        new Setting("working_days", List.of("1", "2", "3", "4", "5")).oneOf("1", "2", "3", "4", "5", "6", "7"),
        new Setting("hours_per_day", 8).between(1, 24),
        new Setting("days_per_month", 20).between(1, 31),
        new Setting("duration_format", "hours_only").oneOf("hours_only", "days_and_hours"));
  }

  private static List<Setting> work() {
    return List.of(
        new Setting("journal_aggregation_time_minutes", 5).between(0, 10_080),
        new Setting("work_package_done_ratio", "field").oneOf("field", "status"),
        new Setting("total_percent_complete_mode", "work_weighted_average").oneOf("work_weighted_average", "simple_average"),
        new Setting("percent_complete_on_status_closed", "no_change").oneOf("no_change", "set_100p"),
        new Setting("cross_project_work_package_relations", true),
        new Setting("work_package_startdate_is_adddate", false),
        new Setting("default_projects_public", false),
        new Setting("default_projects_modules", List.of("calendar_view", "board_view", "work_package_tracking", "gantt", "news", "costs", "wiki"))
            .like("[a-z_]+", "work_package_tracking"));
  }

  private static List<Setting> people() {
    return List.of(
        new Setting("user_format", "firstname_lastname")
            .oneOf("firstname_lastname", "firstname", "lastname_firstname", "lastname_coma_firstname", "lastname_n_firstname", "username"),
        new Setting("users_deletable_by_admins", false),
        new Setting("users_deletable_by_self", false),
        new Setting("session_ttl_enabled", false),
        new Setting("session_ttl", 120).between(0, 1_000_000),
        new Setting("autologin", 30).between(0, 365),
        new Setting("self_registration", 2).between(0, 3),
        new Setting("password_min_length", 10).between(1, 128),
        new Setting("brute_force_block_after_failed_logins", 20).between(0, 10_000),
        new Setting("brute_force_block_minutes", 30).between(0, 100_000));
  }
}
