package gewerk.connect.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import gewerk.connect.applications.Opaque;
import gewerk.platform.http.QueryString;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.PublicClientAuthenticationProvider;

/** Which application asks: by Basic, else by fields of the form. Spring compares the secret, and the verifier with the challenge (PKCE). */
final class ClientAuthentication {
  private static final String BASIC = "Basic ";

  private final RegisteredApplications applications;
  private final Authorizations authorizations;
  private final ClientSecretAuthenticationProvider bySecret;
  private final PublicClientAuthenticationProvider byProof;

  ClientAuthentication(RegisteredApplications applications, Authorizations authorizations) {
    this.applications = applications;
    this.authorizations = authorizations;
    bySecret = new ClientSecretAuthenticationProvider(applications, authorizations);
    bySecret.setPasswordEncoder(new HashedSecrets());
    byProof = new PublicClientAuthenticationProvider(applications, authorizations);
  }

  private record Claim(String uid, String secret, boolean basic) {}

  /** @throws OAuth2AuthenticationException {@code invalid_client}, or {@code invalid_grant} for a wrong verifier */
  OAuth2ClientAuthenticationToken authenticate(Optional<String> authorization, Map<String, String> fields) {
    var claim = authorization.filter(header -> header.regionMatches(true, 0, BASIC, 0, BASIC.length())).map(ClientAuthentication::ofHeader)
        .orElseGet(() -> new Claim(fields.getOrDefault("client_id", ""), fields.getOrDefault("client_secret", ""), false));
    if (claim.uid.isEmpty()) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
    if (!claim.secret.isEmpty()) {
      var method = claim.basic ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC : ClientAuthenticationMethod.CLIENT_SECRET_POST;
      return known(bySecret.authenticate(new OAuth2ClientAuthenticationToken(claim.uid, method, claim.secret, proof(fields))));
    }
    return withoutSecret(claim.uid, fields);
  }

  /** Spring asks every public program for a proof; the API's programs need one only when they announced it, and none to refresh. */
  private OAuth2ClientAuthenticationToken withoutSecret(String uid, Map<String, String> fields) {
    var client = applications.findByClientId(uid);
    if (client == null || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
    if (fields.containsKey(PkceParameterNames.CODE_VERIFIER) || isChallenged(fields)) {
      return known(byProof.authenticate(new OAuth2ClientAuthenticationToken(uid, ClientAuthenticationMethod.NONE, null, proof(fields))));
    }
    return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
  }

  private boolean isChallenged(Map<String, String> fields) {
    var code = fields.get("code");
    var authorization = code == null ? null : authorizations.findByToken(code, new OAuth2TokenType("code"));
    OAuth2AuthorizationRequest asked = authorization == null ? null : authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
    return asked != null && asked.getAdditionalParameters().containsKey(PkceParameterNames.CODE_CHALLENGE);
  }

  private static OAuth2ClientAuthenticationToken known(@Nullable Object authenticated) {
    if (authenticated instanceof OAuth2ClientAuthenticationToken client) {
      return client;
    }
    throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
  }

  /** Only an exchange of a code is looked into for a proof. */
  private static Map<String, Object> proof(Map<String, String> fields) {
    var proof = new HashMap<String, Object>();
    for (var name : new String[] {"grant_type", "code", PkceParameterNames.CODE_VERIFIER}) {
      if (fields.containsKey(name)) {
        proof.put(name, fields.get(name));
      }
    }
    return proof;
  }

  /** Name and secret are encoded like fields of a form (RFC 6749, 2.3.1). */
  private static Claim ofHeader(String header) {
    try {
      var pair = new String(Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? new Claim("", "", true) : new Claim(QueryString.decoded(pair.substring(0, colon)), QueryString.decoded(pair.substring(colon + 1)), true);
    } catch (IllegalArgumentException e) {
      return new Claim("", "", true);
    }
  }

  /** Secrets are made by us and as long as a key, so that one hash is enough. */
  private static final class HashedSecrets implements PasswordEncoder {
    @Override
    public String encode(@Nullable CharSequence secret) {
      return Opaque.hex(String.valueOf(secret));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
      return hash != null && MessageDigest.isEqual(encode(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
