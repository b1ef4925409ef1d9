package gewerk.people.openid;

import java.util.List;
import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Navigation;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;

/** Administration of providers: their list, and the form of each. */
final class OpenIdAdministration {
  private static final String HOME = "/admin/openid_connect/providers";

  private final Pages pages;
  private final OpenIdProviders providers;

  OpenIdAdministration(Pages pages, OpenIdProviders providers) {
    this.pages = pages;
    this.providers = providers;
    pages.get(HOME, this::list).get(HOME + "/new", this::fresh).post(HOME + "/new", this::create)
        .get(HOME + "/{id}", this::edit).post(HOME + "/{id}", this::change).post(HOME + "/{id}/delete", this::delete);
    pages.navigation().administers(Navigation.Section.ACCESS, "openid.title", HOME, viewer -> viewer.isAdmin());
  }

  private Answer list(Request request, Asking asking) {
    check(asking);
    return pages.show(pages.page(request, asking.say("openid.title")), OpenIdPages.class, "list", Map.of("providers", providers.all()));
  }

  private Answer fresh(Request request, Asking asking) {
    check(asking);
    return form(request, asking, OpenIdProvider.blank(), List.of());
  }

  private Answer edit(Request request, Asking asking) {
    return form(request, asking, found(request, asking), List.of());
  }

  private Answer create(Request request, Asking asking) {
    check(asking);
    return save(request, asking, OpenIdProvider.blank());
  }

  private Answer change(Request request, Asking asking) {
    return save(request, asking, found(request, asking));
  }

  private Answer save(Request request, Asking asking, OpenIdProvider before) {
    var typed = OpenIdForm.typed(request, before);
    var wrong = providers.save(typed, OpenIdForm.secret(request, before, typed));
    if (!wrong.isEmpty()) {
      return form(request, asking, typed, wrong).withStatus(422);
    }
    var saved = providers.all().stream().filter(provider -> provider.slug().equals(typed.slug())).findFirst().orElseThrow();
    return Pages.seeOther(HOME + "/" + saved.id(), Notice.good(asking.say("openid.saved", typed.name())));
  }

  private Answer delete(Request request, Asking asking) {
    var provider = found(request, asking);
    providers.delete(provider);
    return Pages.seeOther(HOME, Notice.good(asking.say("openid.deleted", provider.name())));
  }

  private Answer form(Request request, Asking asking, OpenIdProvider provider, List<Violation> wrong) {
    var page = pages.page(request, provider.isNew() ? asking.say("openid.new") : provider.name());
    var addresses = List.of(providers.address(provider, request.origin()), providers.ours(request.origin()) + "/login");
    return pages.show(page, OpenIdPages.class, "form", Map.of("form", OpenIdForm.of(provider, asking, wrong, addresses)));
  }

  private OpenIdProvider found(Request request, Asking asking) {
    check(asking);
    return providers.find(request.id("id")).orElseThrow(Refusal::notFound);
  }

  private static void check(Asking asking) {
    if (!asking.viewer().isAdmin()) {
      throw Refusal.forbidden();
    }
  }
}
