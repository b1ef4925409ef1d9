package gewerk.connect.oauth;

import java.util.Map;

import gewerk.platform.hal.JsonOut;
import gewerk.platform.http.Answer;
import org.springframework.security.oauth2.core.OAuth2Error;

/**
 * What went wrong, as RFC 6749 (5.2), RFC 7009 and RFC 6750 name it. The words are for whoever builds the program; they never tell whether
 * an application, a code or a token exists.
 */
record OAuthFailure(String code, String description) {
  static final String TYPE = "application/json; charset=utf-8";

  private static final Map<String, String> WORDS = Map.ofEntries(
      Map.entry("invalid_request", "A parameter is missing, stands there twice, or has a value that is not allowed."),
      Map.entry("invalid_client", "The application is unknown or switched off, or its secret is wrong."),
      Map.entry("invalid_grant", "The code or refresh token is wrong, expired, used or revoked, or was given to another application or address."),
      Map.entry("invalid_scope", "The scope is unknown, or more than the application may ask for."),
      Map.entry("unauthorized_client", "The application may not do this."),
      Map.entry("unsupported_grant_type", "The grant type is none of authorization_code, refresh_token and client_credentials."),
      Map.entry("unsupported_response_type", "The response type is not code."),
      Map.entry("access_denied", "The person has refused."),
      Map.entry("invalid_token", "The access token is unknown, expired or revoked."),
      Map.entry("server_error", "Something went wrong on the server."));

  static OAuthFailure of(String code) {
    return new OAuthFailure(code, WORDS.getOrDefault(code, code));
  }

  static OAuthFailure of(OAuth2Error error) {
    return of(error.getErrorCode());
  }

  int status() {
    return switch (code) {
      case "invalid_client", "invalid_token" -> 401;
      case "server_error" -> 500;
      default -> 400;
    };
  }

  Answer answer() {
    return answer(status());
  }

  Answer answer(int status) {
    return Answer.of(status, TYPE, JsonOut.bytes(out -> out.value(new java.util.TreeMap<>(Map.of("error", code, "error_description", description)))));
  }
}
