package gewerk.connect.oauth;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;

import gewerk.platform.database.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Our codes and tokens as Spring's authorization server sees them: it judges, we store. Only hashes are stored, so that what it reads
 * names its row, and tokens whose values nobody sent stand there as {@link #STORED}.
 */
final class Authorizations implements OAuth2AuthorizationService {
  static final String AUTHORIZE = "/oauth/authorize";
  private static final String STORED = "stored";
  private static final String CODE = "code:";
  private static final String TOKEN = "token:";

  private final Database database;
  private final GrantStore store;
  private final RegisteredApplications applications;
  private final LongPredicate isActive;

  /** @param isActive whether a person may come in at present */
  Authorizations(Database database, GrantStore store, RegisteredApplications applications, LongPredicate isActive) {
    this.database = database;
    this.store = store;
    this.applications = applications;
    this.isActive = isActive;
  }

  /** Somebody's name for Spring is their id. */
  static Authentication person(long id) {
    return UsernamePasswordAuthenticationToken.authenticated(String.valueOf(id), "", List.of());
  }

  @Override
  public void save(OAuth2Authorization authorization) {
    var code = authorization.getToken(OAuth2AuthorizationCode.class);
    var access = authorization.getAccessToken();
    if (access != null && access.isInvalidated()) {
      store.code(row(authorization, CODE)).ifPresent(reused -> store.revokeFamily(reused.family()));
    } else if (access != null) {
      issue(authorization, access.getToken());
    } else if (code != null && code.isInvalidated()) {
      store.useCode(row(authorization, CODE));
    } else if (code != null) {
      store.insertCode(codeOf(authorization, code.getToken()), code.getToken().getTokenValue());
    } // else only a question to somebody, who answers it with the form: nothing is granted yet
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    throw new UnsupportedOperationException("Nothing is removed that may have to explain itself");
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    throw new UnsupportedOperationException("Nobody asks by id");
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(String value, @Nullable OAuth2TokenType type) {
    if (type != null && type.getValue().equals("code")) {
      return store.code(value).filter(code -> isActive.test(code.userId())).flatMap(code -> authorization(code, value)).orElse(null);
    }
    if (OAuth2TokenType.REFRESH_TOKEN.equals(type)) {
      return store.refreshable(value).filter(token -> token.ownerId() != null && isActive.test(token.ownerId()))
          .flatMap(token -> authorization(token, value)).orElse(null);
    }
    return null;
  }

  private void issue(OAuth2Authorization authorization, OAuth2AccessToken access) {
    database.inTransaction(() -> {
      if (authorization.getId().startsWith(CODE)) {
        var code = store.code(row(authorization, CODE)).filter(found -> store.useCode(found.id()))
            .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT)); // two exchanges at once: one of them is too late
        insert(authorization, access, new Origin(code.userId(), code.family(), null, access.getIssuedAt()));
      } else if (authorization.getId().startsWith(TOKEN)) {
        var before = store.token(row(authorization, TOKEN)).orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        insert(authorization, access, new Origin(before.ownerId(), before.family(), before.id(), before.grantedAt()));
      } else {
        insert(authorization, access, new Origin(null, UUID.randomUUID(), null, access.getIssuedAt()));
      }
    });
  }

  private record Origin(@Nullable Long ownerId, UUID family, @Nullable Long previousId, Instant grantedAt) {}

  private void insert(OAuth2Authorization authorization, OAuth2AccessToken access, Origin origin) {
    var refresh = authorization.getRefreshToken();
    store.insertToken(new NewToken(Long.parseLong(authorization.getRegisteredClientId()), origin.ownerId, origin.family, origin.previousId, origin.grantedAt,
        access.getScopes(), access.getTokenValue(), refresh == null ? null : refresh.getToken().getTokenValue(), access.getIssuedAt(), access.getExpiresAt()));
  }

  private static GrantedCode codeOf(OAuth2Authorization authorization, OAuth2AuthorizationCode code) {
    OAuth2AuthorizationRequest asked = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
    return new GrantedCode(0, Long.parseLong(authorization.getRegisteredClientId()), Long.parseLong(authorization.getPrincipalName()), asked.getRedirectUri(),
        List.copyOf(authorization.getAuthorizedScopes()), (String) asked.getAdditionalParameters().get(PkceParameterNames.CODE_CHALLENGE),
        UUID.randomUUID(), code.getIssuedAt(), code.getExpiresAt(), false);
  }

  private Optional<OAuth2Authorization> authorization(GrantedCode code, String value) {
    return begun(code.applicationId(), code.userId(), code.scopes()).map(begun -> {
      begun.id(CODE + code.id()).attribute(OAuth2AuthorizationRequest.class.getName(), request(code))
          .token(new OAuth2AuthorizationCode(value, code.createdAt(), code.expiresAt()),
              metadata -> metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, code.used()));
      if (code.used()) {
        begun.accessToken(new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, STORED, null, null));
      }
      return begun.build();
    });
  }

  private Optional<OAuth2Authorization> authorization(GrantedToken token, String value) {
    return begun(token.applicationId(), token.ownerId() == null ? 0 : token.ownerId(), token.scopes()).map(begun -> begun.id(TOKEN + token.id())
        .accessToken(new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, STORED, null, null))
        .refreshToken(new OAuth2RefreshToken(value, token.createdAt())).build());
  }

  private Optional<OAuth2Authorization.Builder> begun(long applicationId, long userId, Collection<String> scopes) {
    return Optional.ofNullable(applications.findById(String.valueOf(applicationId))).map(client -> OAuth2Authorization.withRegisteredClient(client)
        .principalName(String.valueOf(userId)).authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizedScopes(new LinkedHashSet<>(scopes)).attribute(java.security.Principal.class.getName(), person(userId)));
  }

  private OAuth2AuthorizationRequest request(GrantedCode code) {
    var client = applications.findById(String.valueOf(code.applicationId()));
    Map<String, Object> proof = code.challenge() == null ? Map.of()
        : Map.of(PkceParameterNames.CODE_CHALLENGE, code.challenge(), PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
    return OAuth2AuthorizationRequest.authorizationCode().authorizationUri(AUTHORIZE).clientId(client == null ? "-" : client.getClientId())
        .redirectUri(code.redirectUri()).additionalParameters(proof).build();
  }

  private static long row(OAuth2Authorization authorization, String prefix) {
    return authorization.getId().startsWith(prefix) ? Long.parseLong(authorization.getId().substring(prefix.length())) : 0;
  }
}
