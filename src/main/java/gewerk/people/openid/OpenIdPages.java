package gewerk.people.openid;

import java.util.Map;

import gewerk.people.sessions.Entrance;
import gewerk.people.sessions.Sessions;
import gewerk.platform.Platform;
import gewerk.platform.http.Answer;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.i18n.Message;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.secrets.CannotOpenSecrets;
import gewerk.platform.secrets.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to a provider and back, and out again. */
public final class OpenIdPages {
  private static final Logger LOG = LoggerFactory.getLogger(OpenIdPages.class);
  private static final String HOME = "/";

  private final Pages pages;
  private final OpenIdProviders providers;
  private final Secrets secrets;
  private final Sessions sessions;

  public OpenIdPages(Platform platform, Pages pages, OpenIdProviders providers, Sessions sessions) {
    this.pages = pages;
    this.providers = providers;
    this.sessions = sessions;
    secrets = platform.secrets();
    pages.get("/auth/{provider:text}", this::there).get("/auth/{provider:text}/callback", this::back)
        .get("/auth/{provider:text}/signed_out", this::signedOut);
    new OpenIdAdministration(pages, providers);
  }

  private Answer there(Request request, Asking asking) {
    var provider = found(request);
    var attempt = providers.attempt(provider, request.query("back_url").filter(Pages::isOurs).orElse(HOME));
    try {
      var address = CodeFlow.there(providers.counterpart(provider, request.origin()), attempt);
      return Answer.seeOther(address.toString()).with("Set-Cookie", cookie(request, attempt.state(), providers.sealed(attempt), Attempt.GOOD_FOR.toSeconds()));
    } catch (OpenIdTrouble | CannotOpenSecrets e) {
      return trouble(request, asking, provider, e);
    }
  }

  private Answer back(Request request, Asking asking) {
    var provider = found(request);
    var state = request.query("state").orElse("");
    var attempt = request.cookie(Attempt.cookieOf(state)).flatMap(sealed -> providers.opened(sealed, state)).filter(one -> one.provider().equals(provider.slug()));
    try {
      if (attempt.isEmpty()) {
        throw new OpenIdTrouble(Message.of("openid.trouble.lost"));
      }
      var proven = providers.proven(providers.counterpart(provider, request.origin()), attempt.get(), code(request));
      return admitted(request, proven.userId(), attempt.get().back()).with("Set-Cookie", SignOutThere.cookie(proven.key(), request.isSecure()))
          .with("Set-Cookie", cookie(request, state, "", 0));
    } catch (OpenIdTrouble | CannotOpenSecrets e) {
      return trouble(request, asking, provider, e);
    }
  }

  private Answer admitted(Request request, long userId, String back) {
    return sessions.entrance().admit(request, new Entrance.Arriving(userId, false, back));
  }

  /** Providers say themselves when somebody thinks better of it. */
  private static String code(Request request) throws OpenIdTrouble {
    var error = request.query("error");
    if (error.isPresent()) {
      throw new OpenIdTrouble(error.get().equals("access_denied") ? Message.of("openid.trouble.denied") : Message.of("openid.trouble.refused", told(error.get())));
    }
    return request.query("code").filter(code -> !code.isBlank()).orElseThrow(() -> new OpenIdTrouble(Message.of("openid.trouble.answer")));
  }

  private static String told(String error) {
    return error.matches("[a-z_]{1,60}") ? error : "?";
  }

  /** A form must not lead to other servers, also not by a redirect: so this page stands between and goes on by itself. */
  private Answer signedOut(Request request, Asking asking) {
    var provider = found(request);
    try {
      var address = secrets.open(request.query("to").orElse(""));
      var page = pages.bare(request, asking.say("openid.signed_out"));
      return pages.show(page, OpenIdPages.class, "goodbye", Map.of("name", provider.name(), "address", address)).with("Refresh", "0; url=" + address);
    } catch (CannotOpenSecrets e) {
      return Answer.seeOther("/login");
    }
  }

  private Answer trouble(Request request, Asking asking, OpenIdProvider provider, Exception trouble) {
    LOG.warn("Sign-in through {} failed: {}", provider.slug(), trouble.getMessage());
    var reason = trouble instanceof OpenIdTrouble told ? told.reason() : Message.of("openid.trouble.secret");
    var page = pages.bare(request, asking.say("openid.not_signed_in"));
    var again = provider.path() + request.query("back_url").filter(Pages::isOurs).map(back -> "?back_url=" + QueryString.encode(back)).orElse("");
    return pages.show(page, OpenIdPages.class, "trouble", Map.of("sentence", asking.say(reason), "again", again, "name", provider.name())).withStatus(422);
  }

  private OpenIdProvider found(Request request) {
    return providers.open(request.text("provider")).orElseThrow(Refusal::notFound);
  }

  /** Comes back when the provider sends the browser here, which is not a request of ours: so not Strict. */
  private static String cookie(Request request, String state, String value, long seconds) {
    return Attempt.cookieOf(state) + "=" + value + "; Path=/auth; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax" + (request.isSecure() ? "; Secure" : "");
  }
}
