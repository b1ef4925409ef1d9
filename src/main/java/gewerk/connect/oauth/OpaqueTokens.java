package gewerk.connect.oauth;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import gewerk.connect.applications.Opaque;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** Makes tokens that say nothing to anybody but us. Refresh tokens do not expire; public programs get them too, as theirs rotate. */
final class OpaqueTokens implements OAuth2TokenGenerator<OAuth2Token> {
  @Override
  public @Nullable OAuth2Token generate(OAuth2TokenContext context) {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
      return new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, Opaque.value(), now, now.plus(RegisteredApplications.ACCESS_LIVES), context.getAuthorizedScopes());
    }
    return OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType()) ? new OAuth2RefreshToken(Opaque.value(), now) : null;
  }

  /** A code for what a person has just agreed to. */
  static OAuth2AuthorizationCode code(OAuth2TokenContext context) {
    var now = Instant.now();
    return new OAuth2AuthorizationCode(Opaque.value(), now, now.plus(context.getRegisteredClient().getTokenSettings().getAuthorizationCodeTimeToLive()));
  }
}
