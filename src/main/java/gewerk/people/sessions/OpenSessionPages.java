package gewerk.people.sessions;

import java.util.List;
import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;

/** Where somebody is signed in, and how they end that: one session, all others, or all. */
public final class OpenSessionPages {
  private static final String PATH = "/my/sessions";

  private final Pages pages;
  private final Sessions sessions;

  /** A row of the table. */
  public record Line(long id, String browser, String address, String since, String lastUse, boolean own) {}

  public OpenSessionPages(Pages pages, Sessions sessions) {
    this.pages = pages;
    this.sessions = sessions;
    pages.get(PATH, this::show).post(PATH + "/{id}/end", this::end).post(PATH + "/end_others", this::endOthers).post(PATH + "/end_all", this::endAll);
  }

  private Answer show(Request request, Asking asking) {
    var page = pages.page(request, asking.say("user.tabs"));
    var lines = sessions.of(signedIn(asking), token(request)).stream().map(session -> line(session, page)).toList();
    return pages.show(page, OpenSessionPages.class, "sessions", Map.of("lines", lines));
  }

  private Answer end(Request request, Asking asking) {
    if (!sessions.end(request.id("id"), signedIn(asking))) {
      throw Refusal.notFound();
    }
    return Pages.seeOther(PATH, Notice.good(asking.say("sessions.ended")));
  }

  private Answer endOthers(Request request, Asking asking) {
    sessions.endOthers(signedIn(asking), token(request));
    return Pages.seeOther(PATH, Notice.good(asking.say("sessions.ended_others")));
  }

  private Answer endAll(Request request, Asking asking) {
    sessions.endAll(signedIn(asking));
    return Answer.seeOther("/login").with("Set-Cookie", Cookies.clear(request.isSecure()));
  }

  private static Line line(OpenSession session, Page page) {
    var name = Browser.named(session.agent());
    return new Line(session.id(), name.isEmpty() ? page.say("sessions.unknown_browser") : name, session.address(),
        page.formats().dateTime(session.times().since()), page.formats().ago(session.times().lastUse()), session.own());
  }

  private static String token(Request request) {
    return request.cookie(Cookies.NAME).orElse("");
  }

  private static long signedIn(Asking asking) {
    if (asking.viewer().isAnonymous()) {
      throw Refusal.unauthenticated("");
    }
    return asking.viewer().id();
  }
}
