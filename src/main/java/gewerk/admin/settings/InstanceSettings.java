package gewerk.admin.settings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import gewerk.platform.Platform;
import gewerk.platform.i18n.Customs;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.settings.Entry;
import gewerk.platform.pages.settings.SettingsScreen;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.settings.Setting.Bounds;
import gewerk.projects.modules.Modules;

/** The settings that belong to no single feature, one screen for each subject. */
public final class InstanceSettings {
  /** As administrators find them in OpenProject; the environment may set others. */
  private static final List<String> DATES = List.of("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m/%d/%Y", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y");
  private static final List<String> TIMES = List.of("%H:%M", "%I:%M %p");
  private static final LocalDate EXAMPLE = LocalDate.of(2025, 11, 8);

  private final Platform platform;
  private final Pages pages;

  public InstanceSettings(Platform platform, Pages pages, Modules modules) {
    this.platform = platform;
    this.pages = pages;
    general();
    dates();
    work();
    screen("projects").group("", List.of(Entry.of("default_projects_public"), Entry.of("default_projects_modules", asking -> modules(modules, asking))))
        .in(Section.PROJECTS);
    screen("users").group("", "user_format").group("settings.deletion", "users_deletable_by_admins", "users_deletable_by_self").in(Section.PEOPLE);
    api();
  }

  private void general() {
    screen("general")
        .group("", "app_title", "host_name", "additional_host_names", "login_required", "per_page_options", "feeds_enabled")
        .group("settings.welcome", List.of(Entry.of("welcome_on_homescreen"), Entry.of("welcome_title").needs("welcome_on_homescreen"),
            Entry.of("welcome_text").needs("welcome_on_homescreen")))
        .in(Section.GENERAL);
    screen("attachments").group("", "attachment_max_size", "attachment_whitelist").group("settings.links", "allowed_link_protocols").in(Section.GENERAL);
  }

  private void dates() {
    screen("dates")
        .group("settings.language", List.of(Entry.of("default_language"), Entry.of("user_default_timezone", this::zones)))
        .group("settings.formats", List.of(Entry.of("date_format", asking -> formats("date_format", DATES, asking)),
            Entry.of("time_format", asking -> formats("time_format", TIMES, asking)), Entry.of("duration_format"), Entry.of("start_of_week", InstanceSettings::firstDays)))
        .in(Section.GENERAL);
    screen("working_days")
        .group("", List.of(Entry.of("working_days", asking -> days(IntStream.rangeClosed(1, 7), asking)), Entry.of("hours_per_day"), Entry.of("days_per_month")))
        .in(Section.WORK);
  }

  private void work() {
    screen("work_packages")
        .group("", "cross_project_work_package_relations", "work_package_startdate_is_adddate", "journal_aggregation_time_minutes")
        .group("settings.progress", "work_package_done_ratio", "percent_complete_on_status_closed", "total_percent_complete_mode")
        .in(Section.WORK);
  }

  private void api() {
    screen("api")
        .group("", "api_tokens_enabled", "apiv3_max_page_size", "apiv3_write_readonly_attributes")
        .group("settings.documentation", "apiv3_docs_enabled")
        .group("settings.cors", List.of(Entry.of("apiv3_cors_enabled"), Entry.of("apiv3_cors_origins").needs("apiv3_cors_enabled")))
        .in(Section.API);
  }

  private SettingsScreen screen(String name) {
    return new SettingsScreen(platform, pages, "/admin/settings/" + name, "settings." + name);
  }

  private List<Choice> zones(Asking asking) {
    var zones = ((Bounds.OneOf) platform.settings().named("user_default_timezone").bounds()).words();
    return zones.stream().map(zone -> new Choice(zone, zone.isEmpty() ? asking.say("settings.utc") : zone)).toList();
  }

  /** Each shows a day as it would be written; what the environment or an import has set is among them too. */
  private List<Choice> formats(String setting, List<String> usual, Asking asking) {
    var choices = new ArrayList<>(List.of(new Choice("", asking.say("settings.by_language"))));
    Stream.concat(usual.stream(), Stream.of(platform.settings().text(setting))).filter(format -> !format.isEmpty()).distinct()
        .map(format -> new Choice(format, Customs.example(format, EXAMPLE.atTime(16, 20), asking.words().locale()))).forEach(choices::add);
    return choices;
  }

  /** The week begins on one of these anywhere in the world. */
  private static List<Choice> firstDays(Asking asking) {
    return days(IntStream.of(1, 6, 7), asking);
  }

  private static List<Choice> days(IntStream days, Asking asking) {
    return days.mapToObj(day -> new Choice(String.valueOf(day), DayOfWeek.of(day).getDisplayName(TextStyle.FULL_STANDALONE, asking.words().locale()))).toList();
  }

  private static List<Choice> modules(Modules modules, Asking asking) {
    return modules.known().stream().map(module -> new Choice(module, asking.say("projects.module." + module))).sorted(Comparator.comparing(Choice::label)).toList();
  }
}
