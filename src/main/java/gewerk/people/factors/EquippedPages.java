package gewerk.people.factors;

import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;

/** Who has second factors; an administrator takes them away from somebody who has lost them. */
public final class EquippedPages {
  private static final String PATH = "/admin/two_factor_authentication";
  private static final int MOST = 1_000;

  private final Pages pages;
  private final Factors factors;

  public EquippedPages(Pages pages, Factors factors) {
    this.pages = pages;
    this.factors = factors;
    pages.get(PATH, this::show).post(PATH + "/{id}/reset", this::reset);
    pages.navigation().administers(Section.ACCESS, "factors.people", PATH, viewer -> viewer.isAdmin());
  }

  private Answer show(Request request, Asking asking) {
    check(asking);
    return pages.show(pages.page(request, asking.say("factors.people")), EquippedPages.class, "people", Map.of("people", factors.equipped(MOST)));
  }

  private Answer reset(Request request, Asking asking) {
    check(asking);
    if (!factors.reset(request.id("id"), asking.viewer().id())) {
      throw Refusal.notFound();
    }
    return Pages.seeOther(PATH, Notice.good(asking.say("factors.reset_done")));
  }

  private static void check(Asking asking) {
    if (!asking.viewer().isAdmin()) {
      throw Refusal.forbidden();
    }
  }
}
