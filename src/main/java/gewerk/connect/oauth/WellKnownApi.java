package gewerk.connect.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.connect.applications.Scopes;
import gewerk.platform.hal.JsonOut;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Request;
import gewerk.platform.http.Routes;
import org.jspecify.annotations.Nullable;

/** Where programs learn what they need to know of us: as authorization server (RFC 8414) and as API (RFC 9728). */
final class WellKnownApi {
  static final String SERVER = "/.well-known/oauth-authorization-server";
  static final String RESOURCE = "/.well-known/oauth-protected-resource";

  private final Scopes scopes;
  private final @Nullable String publicUrl;

  WellKnownApi(Routes routes, Scopes scopes, @Nullable String publicUrl) {
    this.scopes = scopes;
    this.publicUrl = publicUrl;
    routes.get(SERVER, request -> json(server(address(request)))).get(RESOURCE, request -> json(resource(address(request))));
  }

  private String address(Request request) {
    return publicUrl == null ? request.origin() : publicUrl.replaceFirst("/+$", "");
  }

  private Map<String, Object> server(String address) {
    var told = new LinkedHashMap<String, Object>();
    told.put("issuer", address);
    told.put("authorization_endpoint", address + "/oauth/authorize");
    told.put("token_endpoint", address + "/oauth/token");
    told.put("revocation_endpoint", address + "/oauth/revoke");
    told.put("introspection_endpoint", address + "/oauth/introspect");
    told.put("scopes_supported", scopes.all());
    told.put("response_types_supported", List.of("code"));
    told.put("response_modes_supported", List.of("query"));
    told.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
    told.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post", "none"));
    told.put("revocation_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post", "none"));
    told.put("introspection_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
    told.put("code_challenge_methods_supported", List.of("S256", "plain"));
    return told;
  }

  private Map<String, Object> resource(String address) {
    var told = new LinkedHashMap<String, Object>();
    told.put("resource", address);
    told.put("authorization_servers", List.of(address));
    told.put("scopes_supported", scopes.all());
    told.put("bearer_methods_supported", List.of("header", "query"));
    return told;
  }

  private static Answer json(Map<String, Object> members) {
    return Answer.of(200, OAuthFailure.TYPE, JsonOut.bytes(out -> out.value(members)));
  }
}
