package gewerk.people.openid;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import gewerk.platform.i18n.Message;
import org.jspecify.annotations.Nullable;

/** The way through a provider and back: authorization code with PKCE, state and nonce; the answer proven by the provider's signature. */
final class CodeFlow {
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final Set<JWSAlgorithm> SIGNATURES = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256,
      JWSAlgorithm.PS384, JWSAlgorithm.PS512, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);

  private final Exchange exchange;
  private final Clock clock;

  /**
   * A provider as it is now.
   *
   * @param secret null for a client without one
   */
  record Counterpart(OpenIdProvider provider, OIDCProviderMetadata metadata, Keys keys, @Nullable String secret, URI redirect) {
    ClientID client() {
      return new ClientID(provider.client().id());
    }
  }

  /** @param idToken as it came: signing out there needs it */
  record Arrived(Identity identity, String idToken) {}

  CodeFlow(Exchange exchange, Clock clock) {
    this.exchange = exchange;
    this.clock = clock;
  }

  /** Where the browser goes. */
  static URI there(Counterpart with, Attempt attempt) {
    return new AuthenticationRequest.Builder(ResponseType.CODE, scope(with.provider), with.client(), with.redirect).endpointURI(with.metadata.getAuthorizationEndpointURI())
        .state(new State(attempt.state())).nonce(new Nonce(attempt.nonce())).codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256)
        .build().toURI();
  }

  Arrived back(Counterpart with, Attempt attempt, String code) throws OpenIdTrouble {
    var tokens = tokens(with, attempt, code).getOIDCTokens();
    var idToken = tokens.getIDToken();
    var claims = verified(with, idToken, attempt.nonce());
    var told = new HashMap<String, Object>(claims(claims));
    if (!Identity.isWhole(told, with.provider.claims()) && with.metadata.getUserInfoEndpointURI() != null) {
      told.putAll(userInfo(with, tokens.getBearerAccessToken() == null ? null : new UserInfoRequest(with.metadata.getUserInfoEndpointURI(),
          tokens.getBearerAccessToken()), claims.getSubject().getValue()));
    }
    return new Arrived(Identity.of(claims.getSubject().getValue(), told, with.provider.claims()), idToken.serialize());
  }

  private OIDCTokenResponse tokens(Counterpart with, Attempt attempt, String code) throws OpenIdTrouble {
    var grant = new AuthorizationCodeGrant(new AuthorizationCode(code), with.redirect, new CodeVerifier(attempt.verifier()));
    var secret = with.secret;
    var request = secret == null ? new TokenRequest.Builder(with.metadata.getTokenEndpointURI(), with.client(), grant).build()
        : new TokenRequest.Builder(with.metadata.getTokenEndpointURI(), proof(with, secret), grant).build();
    try {
      var answer = OIDCTokenResponseParser.parse(request.toHTTPRequest().send(exchange));
      if (!answer.indicatesSuccess()) {
        throw refused(answer.toErrorResponse().getErrorObject());
      }
      var tokens = (OIDCTokenResponse) answer.toSuccessResponse();
      if (tokens.getOIDCTokens().getIDToken() == null) {
        throw new OpenIdTrouble(Message.of("openid.trouble.no_id_token"));
      }
      return tokens;
    } catch (IOException e) {
      throw new OpenIdTrouble(Message.of("openid.trouble.unreachable", with.metadata.getTokenEndpointURI().getHost()), e);
    } catch (ParseException e) {
      throw new OpenIdTrouble(Message.of("openid.trouble.answer"), e);
    }
  }

  private static ClientAuthentication proof(Counterpart with, String secret) {
    var methods = with.metadata.getTokenEndpointAuthMethods();
    boolean inForm = methods != null && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC) && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    return inForm ? new ClientSecretPost(with.client(), new Secret(secret)) : new ClientSecretBasic(with.client(), new Secret(secret));
  }

  /** A wrong secret is by far the most usual reason. */
  private static OpenIdTrouble refused(@Nullable ErrorObject error) {
    var code = error == null || error.getCode() == null ? "" : error.getCode();
    return new OpenIdTrouble(switch (code) {
      case "invalid_client", "unauthorized_client" -> Message.of("openid.trouble.client", code);
      case "invalid_grant" -> Message.of("openid.trouble.grant", code);
      default -> Message.of("openid.trouble.refused", code.isEmpty() ? "HTTP " + (error == null ? "?" : error.getHTTPStatusCode()) : code);
    });
  }

  private IDTokenClaimsSet verified(Counterpart with, JWT token, String nonce) throws OpenIdTrouble {
    var selector = new JWSVerificationKeySelector<>(SIGNATURES, with.keys.eager());
    var validator = new IDTokenValidator(with.metadata.getIssuer(), with.client(), selector, null);
    validator.setMaxClockSkew((int) SKEW.toSeconds());
    try {
      return validator.validate(token, new Nonce(nonce));
    } catch (BadJOSEException | JOSEException e) {
      throw ClockSkew.in(token, clock.instant(), SKEW).map(skew -> new OpenIdTrouble(skew, e))
          .orElseGet(() -> new OpenIdTrouble(Message.of("openid.trouble.not_proven"), e));
    }
  }

  private Map<String, Object> userInfo(Counterpart with, @Nullable UserInfoRequest request, String subject) throws OpenIdTrouble {
    if (request == null) {
      return Map.of();
    }
    try {
      var answer = UserInfoResponse.parse(request.toHTTPRequest().send(exchange));
      if (!answer.indicatesSuccess() || answer.toSuccessResponse().getUserInfo() == null) {
        return Map.of(); // or signed, which nobody asked for
      }
      var told = answer.toSuccessResponse().getUserInfo();
      if (!told.getSubject().getValue().equals(subject)) {
        throw new OpenIdTrouble(Message.of("openid.trouble.not_proven"));
      }
      return told.toJWTClaimsSet().getClaims();
    } catch (IOException e) {
      throw new OpenIdTrouble(Message.of("openid.trouble.unreachable", with.metadata.getUserInfoEndpointURI().getHost()), e);
    } catch (ParseException e) {
      throw new OpenIdTrouble(Message.of("openid.trouble.answer"), e);
    }
  }

  private static Map<String, Object> claims(IDTokenClaimsSet claims) throws OpenIdTrouble {
    try {
      return claims.toJWTClaimsSet().getClaims();
    } catch (ParseException e) {
      throw new OpenIdTrouble(Message.of("openid.trouble.answer"), e);
    }
  }

  private static Scope scope(OpenIdProvider provider) {
    var scope = new Scope(List.of(provider.client().scopes().split("[\\s,]+")).toArray(String[]::new));
    scope.add("openid");
    return scope;
  }
}
