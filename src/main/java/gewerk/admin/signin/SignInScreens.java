package gewerk.admin.signin;

import java.util.List;
import java.util.stream.IntStream;

import gewerk.platform.Platform;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.settings.Entry;
import gewerk.platform.pages.settings.SettingsScreen;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;

/** The settings of coming in: who may register, which passwords are good, how long sessions last, when a second factor is asked for. */
public final class SignInScreens {
  private static final List<Integer> DAYS = List.of(0, 1, 7, 14, 30, 60, 90, 365);

  public SignInScreens(Platform platform, Pages pages) {
    new SettingsScreen(platform, pages, "/admin/settings/authentication", "signIn.title")
        .group("signIn.accounts", List.of(Entry.of("self_registration", SignInScreens::registrations), Entry.of("lost_password"), Entry.of("invitation_expiration_days")))
        .group("signIn.passwords", "disable_password_login", "password_min_length", "password_active_rules", "password_min_adhered_rules", "password_days_valid",
            "password_count_former_banned")
        .group("signIn.guesses", "brute_force_block_after_failed_logins", "brute_force_block_minutes")
        .group("signIn.sessions", List.of(Entry.of("autologin", SignInScreens::days), Entry.of("session_ttl_enabled"), Entry.of("session_ttl"),
            Entry.of("drop_old_sessions_on_logout"), Entry.of("drop_old_sessions_on_login")))
        .group("signIn.factors", "2fa_enforced", "2fa_active_strategies", "2fa_allow_remember_for_days")
        .in(Section.ACCESS);
  }

  private static List<Choice> registrations(Asking asking) {
    return IntStream.rangeClosed(0, 3).mapToObj(number -> new Choice(String.valueOf(number), asking.say("setting.self_registration." + number))).toList();
  }

  private static List<Choice> days(Asking asking) {
    return DAYS.stream().map(days -> new Choice(String.valueOf(days), days == 0 ? asking.say("setting.autologin.never") : asking.words().count("setting.autologin.days", days))).toList();
  }
}
