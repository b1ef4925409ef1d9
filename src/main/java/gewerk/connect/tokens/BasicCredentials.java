package gewerk.connect.tokens;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import gewerk.platform.access.Authenticator;
import gewerk.platform.access.Viewers;
import gewerk.platform.settings.Settings;

/** HTTP Basic: the user {@code apikey} with a token as password, or the machines' account. */
final class BasicCredentials implements Authenticator {
  private static final String SCHEME = "Basic ";
  private static final String TOKEN_USER = "apikey";

  private final Tokens tokens;
  private final GlobalAccount machines;
  private final Settings settings;
  private final Viewers viewers;

  BasicCredentials(Tokens tokens, GlobalAccount machines, Settings settings, Viewers viewers) {
    this.tokens = tokens;
    this.machines = machines;
    this.settings = settings;
    this.viewers = viewers;
  }

  @Override
  public Outcome authenticate(Credentials credentials) {
    var header = credentials.header("Authorization").filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()));
    if (header.isEmpty() || !settings.truth("apiv3_enable_basic_auth")) {
      return new Outcome.NotMine();
    }
    var pair = decoded(header.get().substring(SCHEME.length()).strip());
    int colon = pair.indexOf(':');
    return colon < 0 ? Outcome.Wrong.basic() : outcome(pair.substring(0, colon), pair.substring(colon + 1));
  }

  private Outcome outcome(String user, String password) {
    if (!user.equals(TOKEN_USER)) {
      return machines.is(user, password) ? new Outcome.Known(viewers.system()) : Outcome.Wrong.basic();
    }
    var outcome = settings.truth("api_tokens_enabled") ? tokens.outcomeOf(password) : java.util.Optional.<Outcome>empty();
    return outcome.filter(Outcome.Known.class::isInstance).orElseGet(Outcome.Wrong::basic);
  }

  /** What is no Base64 is no pair either. */
  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
