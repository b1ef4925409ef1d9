package gewerk.connect.oauth;

import java.time.Duration;
import java.util.Optional;

import gewerk.connect.applications.Application;
import gewerk.connect.applications.ApplicationRules;
import gewerk.connect.applications.Applications;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Our applications as Spring's authorization server sees them; those that are switched off do not exist for it. */
final class RegisteredApplications implements RegisteredClientRepository {
  static final Duration CODE_LIVES = Duration.ofMinutes(10);
  static final Duration ACCESS_LIVES = Duration.ofHours(2);

  private static final TokenSettings TOKENS = TokenSettings.builder().authorizationCodeTimeToLive(CODE_LIVES).accessTokenTimeToLive(ACCESS_LIVES)
      .reuseRefreshTokens(false).build();

  private final Applications applications;

  RegisteredApplications(Applications applications) {
    this.applications = applications;
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return registered(applications.find(Long.parseLong(id)).filter(Application::enabled));
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String uid) {
    return registered(applications.enabled(uid));
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("Applications are changed on their own pages");
  }

  private static @Nullable RegisteredClient registered(Optional<Application> application) {
    return application.map(RegisteredApplications::registered).orElse(null);
  }

  private static RegisteredClient registered(Application application) {
    var client = RegisteredClient.withId(String.valueOf(application.id())).clientId(application.uid()).clientName(application.name())
        .clientSecret(application.secretHash()).redirectUris(uris -> uris.addAll(application.redirectUris()))
        .scopes(scopes -> scopes.addAll(application.scopes())).tokenSettings(TOKENS)
        .clientSettings(ClientSettings.builder().requireAuthorizationConsent(true).requireProofKey(ApplicationRules.mustProve(application)).build());
    if (application.confidential()) {
      client.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC).clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
          .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
    } else {
      client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
    }
    if (!application.redirectUris().isEmpty()) {
      client.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE).authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN);
    }
    return client.build();
  }
}
