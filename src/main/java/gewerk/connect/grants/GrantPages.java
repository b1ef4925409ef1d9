package gewerk.connect.grants;

import java.util.List;
import java.util.Map;

import gewerk.connect.oauth.Grant;
import gewerk.connect.oauth.OAuth;
import gewerk.connect.tokens.TokenPages;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Templates;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gg.jte.Content;

/** The programs that somebody has let in, below their access tokens: since when, for what, and how to turn them out. */
public final class GrantPages {
  private static final String HOME = "/my/access_tokens";

  private final OAuth oauth;

  /**
   * A permission in a list.
   *
   * @param name of the application for its user, of the user for an administrator
   */
  public record Line(String name, String scopes, String since, String lastUsed, String revokePath) {}

  public GrantPages(Pages pages, OAuth oauth, TokenPages tokens) {
    this.oauth = oauth;
    tokens.also(this::part);
    pages.post(HOME + "/applications/{id}/revoke", this::revoke);
  }

  static Line line(Grant grant, String name, Page page, String revokePath) {
    var scopes = String.join(", ", grant.scopes().stream().map(scope -> page.say("scope." + scope)).toList());
    var lastUsed = grant.lastUsedAt() == null ? page.say("grants.never") : page.formats().ago(grant.lastUsedAt());
    return new Line(name, scopes, page.formats().dateTime(grant.since()), lastUsed, revokePath);
  }

  private Content part(Page page, Asking asking) {
    List<Line> lines = oauth.grantsOf(asking.viewer().id()).stream()
        .map(grant -> line(grant, grant.application(), page, HOME + "/applications/" + grant.applicationId() + "/revoke")).toList();
    return Templates.part(GrantPages.class, "mine", Map.of("page", page, "lines", lines));
  }

  private Answer revoke(Request request, Asking asking) {
    if (asking.viewer().isAnonymous()) {
      throw Refusal.unauthenticated("");
    }
    if (!oauth.revoke(asking.viewer().id(), request.id("id"))) {
      throw Refusal.notFound();
    }
    return Pages.seeOther(HOME, Notice.good(asking.say("grants.revoked")));
  }
}
