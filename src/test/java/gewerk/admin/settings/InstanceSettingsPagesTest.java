package gewerk.admin.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import gewerk.platform.http.QueryString;
import gewerk.testkit.Client;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference section 2, the table of API settings; seed 003. The other screens are made alike. */
class InstanceSettingsPagesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private Client admin;

  @BeforeEach
  void beginAnew() {
    server.world().usualSettings();
    admin = at().as(server.world().admin(World.unique("ada")).token());
  }

  @ParameterizedTest
  @ValueSource(strings = {"general", "dates", "working_days", "attachments", "work_packages", "projects", "users", "api", "audit", "authentication"})
  void everyScreenOpensForAdministratorsOnlyInBothLanguages(String screen) {
    var german = at().as(server.world().person(World.unique("gerd"), Map.of("admin", true, "language", "de")).token());
    for (var one : List.of(admin, german)) {
      assertThat(one.get("/admin/settings/" + screen).is(200).body()).contains("name=\"settings[").doesNotContain(">setting.").doesNotContain(">settings.");
    }
    at().as(server.world().person(World.unique("paul")).token()).get("/admin/settings/" + screen).is(403);
    at().get("/admin/settings/" + screen).is(303).header("Location").contains("/login");
  }

  @Test
  void theLogIsKeptForAsLongAsSaid() {
    save("audit", Map.of("audit_retention_days", "30")).is(303);
    assertThat(admin.get("/admin/audit").body()).contains("Entries are kept for 30 days.");
    save("audit", Map.of("audit_retention_days", "-1")).is(422);
    save("audit", Map.of("audit_retention_days", "0")).is(303);
    assertThat(admin.get("/admin/audit").body()).contains("Entries are kept forever.").contains("audit_retention_days");
  }

  @Test
  void aProviderThatIsGoneIsNamed() {
    assertThat(admin.get("/admin/settings/authentication").body()).contains("Strangers choose on the sign-in page").doesNotContain("there is no such provider");
    save("authentication", Map.of("omniauth_direct_login_provider", "lighthouse")).is(303);
    assertThat(admin.get("/admin/settings/authentication").body()).contains("lighthouse (there is no such provider any more)");
    at().get("/login").is(200);
  }

  @Test
  void whatIsSavedHolds() {
    save("api", Map.of("apiv3_max_page_size", "30", "apiv3_docs_enabled", "true", "apiv3_cors_enabled", "true", "apiv3_cors_origins", "https://a.test\r\n b.test \r\n\r\n")).is(303);
    server.admin().get("/configuration").has("/maximumApiV3PageSize", 30);
    admin.get("/api/docs").is(200);
    server.admin().with("Origin", "http://b.test").get("").header("Access-Control-Allow-Origin").isEqualTo("http://b.test");
    assertThat(admin.get("/admin/settings/api").body()).contains("https://a.test\nb.test");
  }

  @Test
  void aPageOfTheApiIsNoLargerThanSet() {
    save("api", Map.of("apiv3_max_page_size", "2")).is(303);
    server.admin().get("/statuses").is(200).has("/count", 14);
    server.admin().get("/users?pageSize=500").is(200).has("/pageSize", 2);
    server.admin().get("/users?pageSize=-1").is(200).has("/pageSize", 2);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "api | apiv3_max_page_size | 0 | must be a number from 1 to 10000",
      "api | apiv3_max_page_size | many | must be a number from 1 to 10000",
      "api | apiv3_cors_origins | * | https://app.example.org",
      "api | apiv3_cors_origins | https://app.test/path | https://app.example.org",
      "general | host_name | https://a.test/x | projects.example.org",
      "general | per_page_options | 0 | must look like this: 50",
      "dates | date_format | %Q | must look like this",
      "dates | default_language | tlh | is not one of the choices",
      "dates | user_default_timezone | Mars/Base | is not one of the choices",
      "dates | start_of_week | 8 | from 1 to 7",
      "working_days | hours_per_day | 25 | from 1 to 24",
      "users | user_format | nickname | is not one of the choices",
      "attachments | attachment_max_size | -1 | from 0 to",
      "work_packages | work_package_done_ratio | mood | is not one of the choices"})
  void whatDoesNotFitIsRefusedWithASentence(String screen, String setting, String value, String sentence) {
    assertThat(save(screen, Map.of(setting, value)).is(422).body()).contains(sentence);
    assertThat(server.world().number("select count(*) from settings")).isZero();
  }

  @Test
  void nothingIsSavedUnlessAllOfItFits() {
    save("api", Map.of("apiv3_max_page_size", "0", "apiv3_docs_enabled", "true")).is(422);
    admin.get("/api/docs").is(404);
  }

  @Test
  void whatTheEnvironmentFixesIsShownWithTheNameOfItsVariableAndStays() {
    try (var fixed = TestServer.start(Map.of("OPENPROJECT_APIV3__DOCS__ENABLED", "true", "GEWERK_APP_TITLE", "Wharf"))) {
      var boss = Client.of(fixed.origin()).as(fixed.world().admin(World.unique("bo")).token());
      assertThat(boss.get("/admin/settings/api").is(200).body()).contains("GEWERK_APIV3_DOCS_ENABLED").doesNotContain("settings[apiv3_docs_enabled]");
      boss.send("POST", "/admin/settings/api", "application/x-www-form-urlencoded", "settings%5Bapiv3_docs_enabled%5D=false").is(303);
      boss.get("/api/docs").is(200);
      fixed.admin().get("").has("/instanceName", "Wharf");
    }
  }

  @Test
  void everySettingHasAScreenOrIsForTheEnvironmentAlone() {
    var pages = List.of("general", "dates", "working_days", "attachments", "work_packages", "projects", "users", "api").stream()
        .map(screen -> admin.get("/admin/settings/" + screen).body()).collect(Collectors.joining());
    var ours = List.of("app_title", "host_name", "additional_host_names", "login_required", "per_page_options", "feeds_enabled", "welcome_on_homescreen",
        "default_language", "user_default_timezone", "date_format", "time_format", "duration_format", "start_of_week", "working_days", "hours_per_day",
        "days_per_month", "attachment_max_size", "attachment_whitelist", "allowed_link_protocols", "default_projects_public", "default_projects_modules",
        "users_deletable_by_admins", "users_deletable_by_self", "user_format", "apiv3_cors_origins", "api_tokens_enabled", "journal_aggregation_time_minutes");
    assertThat(ours).allMatch(name -> pages.contains("settings[" + name + "]"));
  }

  @Test
  void tokensAndBasicCanBeTurnedOff() {
    var token = server.world().admin(World.unique("toni")).token();
    server.visitor().bearer(token).get("").is(200);
    save("api", Map.of("api_tokens_enabled", "false")).is(303);
    server.visitor().bearer(token).get("").is(401);
    server.visitor().as(token).get("").isError(401, "Unauthenticated", "You did not provide the correct credentials.");
    server.world().setting("api_tokens_enabled", true);
    server.world().setting("apiv3_enable_basic_auth", false);
    server.visitor().as(token).get("").isError(401, "Unauthenticated", "You need to be authenticated to access this resource.");
    server.visitor().bearer(token).get("").is(200);
  }

  @Test
  void datesAndTimesAreWrittenAsSet() {
    var nora = server.world().person(World.unique("nora"));
    save("dates", Map.of("date_format", "%d.%m.%Y", "time_format", "%H:%M", "user_default_timezone", "Asia/Tokyo")).is(303);
    server.admin().get("/configuration").has("/dateFormat", "DD.MM.YYYY").has("/timeFormat", "HH:mm").has("/userDefaultTimezone", "Asia/Tokyo");
    assertThat(at().as(nora.token()).get("/my/access_tokens").is(200).body()).containsPattern("\\d\\d\\.\\d\\d\\.20\\d\\d \\d\\d:\\d\\d");
  }

  @Test
  void theStartPageWelcomes() {
    save("general", Map.of("welcome_on_homescreen", "true", "welcome_title", "Ahoy", "welcome_text", "Read the *tide table* first.")).is(303);
    assertThat(admin.get("/").is(200).body()).contains("Ahoy").contains("<em>tide table</em>");
  }

  @Test
  void strangersAreSpokenToInTheLanguageOfTheInstallation() {
    assertThat(at().get("/login").body()).contains("lang=\"en\"");
    save("dates", Map.of("default_language", "de")).is(303);
    assertThat(at().get("/login").body()).contains("lang=\"de\"");
    assertThat(at().with("Accept-Language", "en-GB").get("/login").body()).contains("lang=\"en");
  }

  private Reply save(String screen, Map<String, String> values) {
    var form = values.entrySet().stream().collect(Collectors.toMap(entry -> "settings[" + entry.getKey() + "]", Map.Entry::getValue));
    return admin.send("POST", "/admin/settings/" + screen, "application/x-www-form-urlencoded", QueryString.write(form));
  }

  private static Client at() {
    return Client.of(server.origin());
  }
}
