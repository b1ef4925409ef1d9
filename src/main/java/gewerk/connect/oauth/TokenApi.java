package gewerk.connect.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

import gewerk.platform.hal.JsonOut;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Request;
import gewerk.platform.http.Routes;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/** What programs call: to get tokens, to give them back (RFC 7009), to ask about them (RFC 7662). */
final class TokenApi {
  static final List<String> PATHS = List.of("/oauth/token", "/oauth/revoke", "/oauth/introspect", "/oauth/token/info");
  private static final String FORM = "application/x-www-form-urlencoded";

  private final GrantStore store;
  private final Supplier<OAuth.Judges> judges;

  TokenApi(Routes routes, GrantStore store, Supplier<OAuth.Judges> judges) {
    this.store = store;
    this.judges = judges;
    routes.post("/oauth/token", this::token).post("/oauth/revoke", this::revoke).post("/oauth/introspect", this::introspect)
        .get("/oauth/token/info", this::info);
  }

  private Answer token(Request request) {
    if (!isForm(request)) {
      return notAForm();
    }
    try {
      var fields = once(request.form());
      TokenRequests.check(fields);
      return json(issued(judges.get().tokens().issue(client(request, fields), fields)));
    } catch (OAuth2AuthenticationException e) {
      return refused(request, OAuthFailure.of(e.getError()));
    }
  }

  /** The token may stand in the query: Nextcloud sends it there. Whatever is no token (any more) is revoked already. */
  private Answer revoke(Request request) {
    if (request.contentType().isPresent() && !isForm(request)) {
      return notAForm();
    }
    try {
      var fields = once(both(request));
      var client = client(request, fields);
      var token = fields.getOrDefault("token", "").isEmpty() ? Optional.<GrantedToken>empty() : store.either(fields.get("token"));
      if (token.isPresent() && !token.get().uid().equals(client.getPrincipal())) {
        return OAuthFailure.of("unauthorized_client").answer(403);
      }
      token.ifPresent(found -> store.revokeFamily(found.family()));
      return json(Map.of());
    } catch (OAuth2AuthenticationException e) {
      boolean unknown = e.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_CLIENT);
      return unknown ? OAuthFailure.of("unauthorized_client").answer(403) : OAuthFailure.of(e.getError()).answer();
    }
  }

  private Answer introspect(Request request) {
    if (request.contentType().isPresent() && !isForm(request)) {
      return notAForm();
    }
    try {
      var fields = once(both(request));
      var client = client(request, fields);
      var value = fields.getOrDefault("token", "");
      if (value.isEmpty()) {
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
      }
      return json(told(value, String.valueOf(client.getPrincipal())));
    } catch (OAuth2AuthenticationException e) {
      return refused(request, OAuthFailure.of(e.getError()));
    }
  }

  private Answer info(Request request) {
    var now = Instant.now();
    var token = BearerAccess.valueIn(request).flatMap(store::access).filter(found -> found.isGood(now));
    if (token.isEmpty()) {
      var failure = OAuthFailure.of("invalid_token");
      return failure.answer().with("WWW-Authenticate", "Bearer realm=\"OpenProject API\", error=\"invalid_token\", error_description=\"" + failure.description() + "\"");
    }
    var found = token.get();
    var told = new LinkedHashMap<String, Object>();
    told.put("resource_owner_id", found.ownerId());
    told.put("scope", found.scopes());
    told.put("expires_in", Duration.between(now, found.expiresAt()).toSeconds());
    told.put("application", Map.of("uid", found.uid()));
    told.put("created_at", found.createdAt().getEpochSecond());
    return json(told);
  }

  /** Of another application's token nothing is told but that it is none. */
  private Map<String, Object> told(String value, String uid) {
    var now = Instant.now();
    var access = store.access(value).filter(token -> token.isGood(now));
    var token = access.or(() -> store.refreshable(value).filter(GrantedToken::enabled)).filter(found -> found.uid().equals(uid));
    var told = new LinkedHashMap<String, Object>();
    told.put("active", token.isPresent());
    token.ifPresent(found -> {
      told.put("scope", String.join(" ", found.scopes()));
      told.put("client_id", found.uid());
      told.put("token_type", "Bearer");
      access.ifPresent(expiring -> told.put("exp", expiring.expiresAt().getEpochSecond()));
      told.put("iat", found.createdAt().getEpochSecond());
    });
    return told;
  }

  private OAuth2ClientAuthenticationToken client(Request request, Map<String, String> fields) {
    return judges.get().clients().authenticate(request.header("Authorization"), fields);
  }

  private static Map<String, Object> issued(OAuth2AccessTokenAuthenticationToken issued) {
    var access = issued.getAccessToken();
    var told = new LinkedHashMap<String, Object>();
    told.put("access_token", access.getTokenValue());
    told.put("token_type", "Bearer");
    told.put("expires_in", Duration.between(access.getIssuedAt(), access.getExpiresAt()).toSeconds());
    var refresh = issued.getRefreshToken();
    if (refresh != null) {
      told.put("refresh_token", refresh.getTokenValue());
    }
    told.put("scope", String.join(" ", new TreeSet<>(access.getScopes())));
    told.put("created_at", access.getIssuedAt().getEpochSecond());
    return told;
  }

  private static Map<String, List<String>> both(Request request) {
    var fields = new LinkedHashMap<>(request.query());
    fields.putAll(request.form());
    return fields;
  }

  /** No field may be there twice (RFC 6749, 3.2). */
  private static Map<String, String> once(Map<String, List<String>> form) {
    var fields = new LinkedHashMap<String, String>();
    form.forEach((name, values) -> {
      if (values.size() > 1) {
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
      }
      fields.put(name, values.getFirst());
    });
    return fields;
  }

  private static boolean isForm(Request request) {
    return request.contentType().filter(type -> type.toLowerCase(java.util.Locale.ROOT).split(";")[0].strip().equals(FORM)).isPresent();
  }

  private static Answer notAForm() {
    return new OAuthFailure("invalid_request", "The content type must be " + FORM + ".").answer(415);
  }

  /** Who came with a header is told which one would do. */
  private static Answer refused(Request request, OAuthFailure failure) {
    var answer = failure.answer();
    return failure.status() == 401 && request.header("Authorization").isPresent() ? answer.with("WWW-Authenticate", "Basic realm=\"OpenProject API\"") : answer;
  }

  private static Answer json(Map<String, ?> members) {
    return Answer.of(200, OAuthFailure.TYPE, JsonOut.bytes(out -> out.value(members)));
  }
}
