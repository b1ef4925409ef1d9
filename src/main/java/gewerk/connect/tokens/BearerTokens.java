package gewerk.connect.tokens;

import gewerk.platform.access.Authenticator;
import gewerk.platform.settings.Settings;

/** {@code Authorization: Bearer} with one of our own tokens, which one knows by their beginning. */
final class BearerTokens implements Authenticator {
  private static final String SCHEME = "Bearer ";
  private static final String OURS = "opapi";

  private final Tokens tokens;
  private final Settings settings;

  BearerTokens(Tokens tokens, Settings settings) {
    this.tokens = tokens;
    this.settings = settings;
  }

  @Override
  public Outcome authenticate(Credentials credentials) {
    var token = credentials.header("Authorization").filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip()).filter(value -> value.startsWith(OURS));
    if (token.isEmpty() || !settings.truth("api_tokens_enabled")) {
      return new Outcome.NotMine();
    }
    return tokens.outcomeOf(token.get()).orElseGet(() -> Outcome.Wrong.token(""));
  }
}
