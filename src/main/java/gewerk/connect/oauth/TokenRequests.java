package gewerk.connect.oauth;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import gewerk.connect.applications.Scopes;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;

/** The three ways to a token. Spring's providers judge each of them. */
final class TokenRequests {
  private static final Set<String> GRANTS = Set.of("authorization_code", "refresh_token", "client_credentials");

  private final OAuth2AuthorizationCodeAuthenticationProvider byCode;
  private final OAuth2RefreshTokenAuthenticationProvider byRefresh;
  private final OAuth2ClientCredentialsAuthenticationProvider byItself;

  TokenRequests(Authorizations authorizations) {
    var tokens = new OpaqueTokens();
    byCode = new OAuth2AuthorizationCodeAuthenticationProvider(authorizations, tokens);
    byRefresh = new OAuth2RefreshTokenAuthenticationProvider(authorizations, tokens);
    byItself = new OAuth2ClientCredentialsAuthenticationProvider(authorizations, tokens);
  }

  /** What can be seen to be wrong before it is known who asks. */
  static void check(Map<String, String> fields) {
    var grant = fields.getOrDefault("grant_type", "");
    if (grant.isEmpty()) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
    }
    if (!GRANTS.contains(grant)) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE);
    }
    boolean incomplete = grant.equals("authorization_code") && fields.getOrDefault("code", "").isBlank()
        || grant.equals("refresh_token") && fields.getOrDefault("refresh_token", "").isBlank();
    if (incomplete) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
    }
  }

  /** @throws OAuth2AuthenticationException with the error of RFC 6749 */
  OAuth2AccessTokenAuthenticationToken issue(OAuth2ClientAuthenticationToken client, Map<String, String> fields) {
    var scopes = scopes(fields.getOrDefault("scope", ""));
    var answer = inContext(() -> switch (fields.get("grant_type")) {
      case "authorization_code" -> byCode.authenticate(
          new OAuth2AuthorizationCodeAuthenticationToken(fields.get("code"), client, fields.get("redirect_uri"), Map.of()));
      case "refresh_token" -> byRefresh.authenticate(new OAuth2RefreshTokenAuthenticationToken(fields.get("refresh_token"), client, scopes, Map.of()));
      default -> byItself.authenticate(new OAuth2ClientCredentialsAuthenticationToken(client, usual(scopes, client), Map.of()));
    });
    return (OAuth2AccessTokenAuthenticationToken) answer;
  }

  static Set<String> scopes(String text) {
    var scopes = new LinkedHashSet<>(Arrays.asList(text.strip().split("\\s+")));
    scopes.remove("");
    return scopes;
  }

  private static Set<String> usual(Set<String> asked, OAuth2ClientAuthenticationToken client) {
    var registered = client.getRegisteredClient();
    return asked.isEmpty() && registered != null ? Set.copyOf(Scopes.usual(registered.getScopes())) : asked;
  }

  /** Spring's providers expect to be told which server they belong to; our tokens do not say. */
  static Authentication inContext(Supplier<@Nullable Authentication> block) {
    AuthorizationServerContextHolder.setContext(new Here());
    try {
      var answer = block.get();
      if (answer == null) {
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.SERVER_ERROR);
      }
      return answer;
    } finally {
      AuthorizationServerContextHolder.resetContext();
    }
  }

  private record Here() implements AuthorizationServerContext {
    private static final AuthorizationServerSettings SETTINGS = AuthorizationServerSettings.builder().build();

    @Override
    public String getIssuer() {
      return "here";
    }

    @Override
    public AuthorizationServerSettings getAuthorizationServerSettings() {
      return SETTINGS;
    }
  }
}
