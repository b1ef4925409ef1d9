package gewerk.connect.oauth;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.connect.applications.ApplicationRules;
import gewerk.connect.oauth.AuthorizationRequests.Outcome;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.http.Routes;
import gewerk.platform.pages.Csp;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;

/** Where somebody is asked whether a program may act for them, and sent back to it with the answer. */
public final class AuthorizePages {
  private static final List<String> ASKED = List.of("client_id", "redirect_uri", "response_type", "state", "scope", "code_challenge", "code_challenge_method");

  private final Pages pages;
  private final OAuth oauth;

  public AuthorizePages(Routes routes, Api api, Pages pages, OAuth oauth) {
    this.pages = pages;
    this.oauth = oauth;
    pages.get(Authorizations.AUTHORIZE, this::ask).post(Authorizations.AUTHORIZE, this::decide).get(Authorizations.AUTHORIZE + "/native", this::showCode);
    routes.delete(Authorizations.AUTHORIZE, request -> deny(request, api.asking(request), fields(request)));
  }

  private Answer ask(Request request, Asking asking) {
    signedIn(asking);
    var fields = fields(request);
    return switch (oauth.requests().ask(fields, asking.viewer().id())) {
      case Outcome.Granted granted -> isFromOurPages(request) ? goOn(request, asking, granted) : found(granted.location());
      case Outcome.Ask ask -> consent(request, asking, ask);
      case Outcome.Refused(var location) -> found(location);
      case Outcome.Told(var failure) -> tell(request, asking, failure);
    };
  }

  /** The page has one form with two buttons; a browser can send no DELETE with it. */
  private Answer decide(Request request, Asking asking) {
    signedIn(asking);
    var fields = fields(request);
    if (request.form("_method").filter("delete"::equalsIgnoreCase).isPresent()) {
      return deny(request, asking, fields);
    }
    return switch (oauth.requests().grant(fields, asking.viewer().id())) {
      case Outcome.Granted(var ignored, var location) -> found(location);
      case Outcome.Ask ask -> consent(request, asking, ask);
      case Outcome.Refused(var location) -> found(location);
      case Outcome.Told(var failure) -> tell(request, asking, failure);
    };
  }

  private Answer deny(Request request, Asking asking, Map<String, String> fields) {
    signedIn(asking);
    return oauth.requests().deny(fields) instanceof Outcome.Refused(var location) ? found(location) : tell(request, asking, OAuthFailure.of("access_denied"));
  }

  private Answer consent(Request request, Asking asking, Outcome.Ask ask) {
    var page = pages.bare(request, asking.say("oauth.ask_title", ask.application().name()));
    var consent = new Consent(ask.application().name(), asking.viewer().name(), ask.scopes(), where(ask.redirectUri()));
    return pages.show(page, AuthorizePages.class, "consent", Map.of("consent", consent, "fields", fields(request)))
        .with("Content-Security-Policy", policy(ask.redirectUri()).header());
  }

  /**
   * After signing in the browser is still sending that form, which may lead to no other server (Content-Security-Policy, form-action):
   * so it goes on from a page of its own.
   */
  private Answer goOn(Request request, Asking asking, Outcome.Granted granted) {
    var page = pages.bare(request, asking.say("oauth.continue_title", granted.application().name()));
    return pages.show(page, AuthorizePages.class, "continue", Map.of("location", granted.location(), "name", granted.application().name()))
        .with("Refresh", "0;url=" + granted.location());
  }

  /** The browser says itself that the page before was ours; other programs say nothing. */
  private static boolean isFromOurPages(Request request) {
    return request.header("Sec-Fetch-Site").filter("same-origin"::equals).isPresent() || request.header("Sec-Fetch-Dest").filter("empty"::equals).isPresent();
  }

  private Answer showCode(Request request, Asking asking) {
    signedIn(asking);
    return pages.show(pages.bare(request, asking.say("oauth.code_title")), AuthorizePages.class, "native", Map.of("code", request.query("code").orElse("")));
  }

  private Answer tell(Request request, Asking asking, OAuthFailure failure) {
    var page = pages.bare(request, asking.say("oauth.error_title"));
    return pages.show(page, AuthorizePages.class, "failure", Map.of("code", failure.code(), "text", asking.say("oauth.error." + failure.code())))
        .withStatus(failure.code().equals("invalid_client") ? 401 : failure.code().equals("access_denied") ? 200 : 400);
  }

  private static Answer found(String location) {
    return Answer.empty(302).with("Location", location);
  }

  private static Map<String, String> fields(Request request) {
    var fields = new LinkedHashMap<String, String>();
    for (var name : ASKED) {
      var value = request.method().equals("POST") ? request.form(name) : request.query(name).or(() -> request.form(name));
      value.filter(text -> !text.isEmpty()).ifPresent(text -> fields.put(name, text));
    }
    return fields;
  }

  /** The name that people know a place by: its host, else its scheme. */
  private static String where(String redirectUri) {
    if (redirectUri.equals(ApplicationRules.SHOWN)) {
      return "";
    }
    var uri = URI.create(redirectUri);
    return uri.getAuthority() == null ? uri.getScheme() + ":" : Optional.ofNullable(uri.getHost()).orElse(uri.getAuthority());
  }

  private static Csp policy(String redirectUri) {
    if (redirectUri.equals(ApplicationRules.SHOWN)) {
      return Csp.STRICT;
    }
    var uri = URI.create(redirectUri);
    boolean web = uri.getScheme().equals("https") || uri.getScheme().equals("http");
    return Csp.STRICT.withForms(web ? uri.getScheme() + "://" + uri.getAuthority() : uri.getScheme() + ":");
  }

  private static void signedIn(Asking asking) {
    if (asking.viewer().isAnonymous()) {
      throw Refusal.unauthenticated("");
    }
  }
}
