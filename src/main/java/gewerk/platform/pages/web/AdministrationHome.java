package gewerk.platform.pages.web;

import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Asking;

/** The entrance of the administration: everything in it that somebody may set up, by section. */
public final class AdministrationHome {
  private final Pages pages;

  AdministrationHome(Pages pages) {
    this.pages = pages;
    pages.get(Navigation.ADMIN, this::show);
    pages.navigation().everywhere("pages.admin", "gear", Navigation.ADMIN, "g f", pages.navigation()::mayAdminister);
  }

  private Answer show(Request request, Asking asking) {
    if (!pages.navigation().mayAdminister(asking.viewer())) {
      throw Refusal.forbidden();
    }
    var page = pages.page(request, asking.say("pages.admin"));
    return pages.show(page, AdministrationHome.class, "administration", Map.of());
  }
}
