package gewerk.connect.oauth;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import gewerk.connect.applications.Application;
import gewerk.connect.applications.ApplicationRules;
import gewerk.connect.applications.Applications;
import gewerk.connect.applications.Opaque;
import gewerk.connect.applications.Scopes;
import gewerk.platform.http.QueryString;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;

/** A program asks, through somebody's browser, to act for them. Nothing is ever sent to an address that is not the application's. */
final class AuthorizationRequests {
  private static final Set<String> METHODS = Set.of("plain", "S256");

  private final Applications applications;
  private final OAuth2AuthorizationCodeRequestAuthenticationProvider asking;
  private final OAuth2AuthorizationCodeRequestAuthenticationProvider granting;

  /** What becomes of a request. */
  sealed interface Outcome {
    /** @param location where the browser goes with the code */
    record Granted(Application application, String location) implements Outcome {}

    /** The person must be asked. */
    record Ask(Application application, Set<String> scopes, String redirectUri) implements Outcome {}

    /** @param location where the browser goes with the error */
    record Refused(String location) implements Outcome {}

    /** There is no address to go to, or none that can be trusted: the person is told. */
    record Told(OAuthFailure failure) implements Outcome {}
  }

  AuthorizationRequests(Applications applications, RegisteredApplications registered, Authorizations authorizations, StandingGrantStore grants) {
    this.applications = applications;
    var consents = new StandingConsents(applications, grants);
    asking = provider(new OAuth2AuthorizationCodeRequestAuthenticationProvider(registered, authorizations, consents));
    granting = provider(new OAuth2AuthorizationCodeRequestAuthenticationProvider(registered, authorizations, consents));
    granting.setAuthorizationConsentRequired(context -> false);
  }

  /** The person has come, and may have agreed before. */
  Outcome ask(Map<String, String> fields, long userId) {
    return answer(fields, userId, asking);
  }

  /** The person agrees now. */
  Outcome grant(Map<String, String> fields, long userId) {
    return answer(fields, userId, granting);
  }

  Outcome deny(Map<String, String> fields) {
    var application = applications.enabled(fields.getOrDefault("client_id", ""));
    var redirectUri = application.map(known -> redirectUri(known, fields)).orElse("");
    return redirectUri.isEmpty() ? new Outcome.Told(OAuthFailure.of("invalid_request")) : refused(redirectUri, "access_denied", fields);
  }

  private Outcome answer(Map<String, String> fields, long userId, OAuth2AuthorizationCodeRequestAuthenticationProvider provider) {
    var application = applications.enabled(fields.getOrDefault("client_id", "")).orElse(null);
    if (application == null) {
      return new Outcome.Told(OAuthFailure.of("invalid_client"));
    }
    var redirectUri = redirectUri(application, fields);
    if (redirectUri.isEmpty()) {
      return new Outcome.Told(OAuthFailure.of("invalid_request"));
    }
    var wrong = wrongWith(fields);
    return wrong == null ? judged(new Asked(application, redirectUri, fields), userId, provider) : refused(redirectUri, wrong, fields);
  }

  private record Asked(Application application, String redirectUri, Map<String, String> fields) {}

  private static Outcome judged(Asked asked, long userId, OAuth2AuthorizationCodeRequestAuthenticationProvider provider) {
    var named = TokenRequests.scopes(asked.fields.getOrDefault("scope", ""));
    var scopes = new TreeSet<>(named.isEmpty() ? Scopes.usual(asked.application.scopes()) : named);
    var request = new OAuth2AuthorizationCodeRequestAuthenticationToken(Authorizations.AUTHORIZE, asked.application.uid(), Authorizations.person(userId),
        asked.fields.get("redirect_uri"), asked.fields.get("state"), scopes, proof(asked.fields));
    try {
      var answer = TokenRequests.inContext(() -> provider.authenticate(request));
      return answer instanceof OAuth2AuthorizationCodeRequestAuthenticationToken token && token.getAuthorizationCode() != null
          ? new Outcome.Granted(asked.application, with(asked.redirectUri, "code", token.getAuthorizationCode().getTokenValue(), asked.fields))
          : new Outcome.Ask(asked.application, scopes, asked.redirectUri);
    } catch (OAuth2AuthenticationException e) {
      return refused(asked.redirectUri, e.getError().getErrorCode(), asked.fields);
    }
  }

  /** Empty when it is none of the application's. Who has only one need not name it. */
  private static String redirectUri(Application application, Map<String, String> fields) {
    var wanted = fields.getOrDefault("redirect_uri", "");
    if (wanted.isEmpty()) {
      return application.redirectUris().size() == 1 ? application.redirectUris().getFirst() : "";
    }
    return ApplicationRules.mayReturnTo(application, wanted) ? wanted : "";
  }

  private static @Nullable String wrongWith(Map<String, String> fields) {
    var type = fields.getOrDefault("response_type", "");
    if (!type.equals("code")) {
      return type.isEmpty() ? "invalid_request" : "unsupported_response_type";
    }
    var challenge = fields.getOrDefault(PkceParameterNames.CODE_CHALLENGE, "");
    boolean badProof = !METHODS.contains(fields.getOrDefault(PkceParameterNames.CODE_CHALLENGE_METHOD, "plain"))
        || !challenge.isEmpty() && !challenge.matches("[A-Za-z0-9._~-]{43,128}");
    return badProof ? "invalid_request" : null;
  }

  /** A plain challenge is the verifier itself: its S256 proves as much, and tells a reader of the table nothing. */
  private static Map<String, Object> proof(Map<String, String> fields) {
    var challenge = fields.getOrDefault(PkceParameterNames.CODE_CHALLENGE, "");
    if (challenge.isEmpty()) {
      return Map.of();
    }
    var hashed = fields.getOrDefault(PkceParameterNames.CODE_CHALLENGE_METHOD, "plain").equals("S256") ? challenge
        : java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(Opaque.hash(challenge));
    return new HashMap<>(Map.of(PkceParameterNames.CODE_CHALLENGE, hashed, PkceParameterNames.CODE_CHALLENGE_METHOD, "S256"));
  }

  private static Outcome refused(String redirectUri, String code, Map<String, String> fields) {
    var failure = OAuthFailure.of(code);
    return redirectUri.equals(ApplicationRules.SHOWN) ? new Outcome.Told(failure)
        : new Outcome.Refused(with(redirectUri, "error", code, fields) + "&error_description=" + QueryString.encode(failure.description()));
  }

  private static String with(String redirectUri, String name, String value, Map<String, String> fields) {
    var target = redirectUri.equals(ApplicationRules.SHOWN) ? Authorizations.AUTHORIZE + "/native" : redirectUri;
    var state = fields.getOrDefault("state", "");
    return target + (target.contains("?") ? "&" : "?") + name + "=" + QueryString.encode(value) + (state.isEmpty() ? "" : "&state=" + QueryString.encode(state));
  }

  /** Addresses are judged here, before: Spring would send an error to one that it has not yet looked at. */
  private static OAuth2AuthorizationCodeRequestAuthenticationProvider provider(OAuth2AuthorizationCodeRequestAuthenticationProvider provider) {
    provider.setAuthenticationValidator(OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR);
    provider.setAuthorizationCodeGenerator(OpaqueTokens::code);
    return provider;
  }

  /** A consent is remembered as long as something that was granted with it is good. */
  private record StandingConsents(Applications applications, StandingGrantStore grants) implements OAuth2AuthorizationConsentService {
    @Override
    public void save(OAuth2AuthorizationConsent consent) {
      throw new UnsupportedOperationException("Tokens are what remembers");
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
      throw new UnsupportedOperationException("Tokens are what remembers");
    }

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String applicationId, String person) {
      long id = Long.parseLong(applicationId);
      if (applications.find(id).filter(ApplicationRules::isCertain).isEmpty()) {
        return null; // whoever else listens at that address would get a code unseen (RFC 8252, 8.6)
      }
      var scopes = grants.scopes(Long.parseLong(person), id);
      if (scopes.isEmpty()) {
        return null;
      }
      var consent = OAuth2AuthorizationConsent.withId(applicationId, person);
      scopes.forEach(consent::scope);
      return consent.build();
    }
  }
}
