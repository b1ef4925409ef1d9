package gewerk.admin.signin;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import gewerk.people.sessions.Sessions;
import gewerk.people.sessions.WayIn;
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

  private final Platform platform;
  private final Sessions sessions;

  public SignInScreens(Platform platform, Pages pages, Sessions sessions) {
    this.platform = platform;
    this.sessions = sessions;
    new SettingsScreen(platform, pages, "/admin/settings/authentication", "signIn.title")
        .group("signIn.accounts", List.of(Entry.of("self_registration", SignInScreens::registrations), Entry.of("lost_password"), Entry.of("invitation_expiration_days")))
        .group("signIn.passwords", "disable_password_login", "password_min_length", "password_active_rules", "password_min_adhered_rules", "password_days_valid",
            "password_count_former_banned")
        .group("signIn.guesses", "brute_force_block_after_failed_logins", "brute_force_block_minutes")
        .group("signIn.sessions", List.of(Entry.of("autologin", SignInScreens::days), Entry.of("session_ttl_enabled"), Entry.of("session_ttl"),
            Entry.of("drop_old_sessions_on_logout"), Entry.of("drop_old_sessions_on_login")))
        .group("signIn.elsewhere", List.of(Entry.of(Sessions.DIRECT, this::waysIn)))
        .group("signIn.factors", "2fa_enforced", "2fa_active_strategies", "2fa_allow_remember_for_days")
        .in(Section.ACCESS);
  }

  /** Those that exist now; one that was chosen and is gone stands among them too, so that one sees why nobody is sent there. */
  private List<Choice> waysIn(Asking asking) {
    var known = sessions.waysIn();
    var chosen = platform.settings().text(Sessions.DIRECT);
    var gone = chosen.isEmpty() || known.stream().map(WayIn::name).anyMatch(chosen::equals) ? Stream.<Choice>empty()
        : Stream.of(new Choice(chosen, asking.say("signIn.gone", chosen)));
    return Stream.of(Stream.of(new Choice("", asking.say("signIn.asked"))), known.stream().map(way -> new Choice(way.name(), way.label())), gone)
        .flatMap(choices -> choices).toList();
  }

  private static List<Choice> registrations(Asking asking) {
    return IntStream.rangeClosed(0, 3).mapToObj(number -> new Choice(String.valueOf(number), asking.say("setting.self_registration." + number))).toList();
  }

  private static List<Choice> days(Asking asking) {
    return DAYS.stream().map(days -> new Choice(String.valueOf(days), days == 0 ? asking.say("setting.autologin.never") : asking.words().count("setting.autologin.days", days))).toList();
  }
}
