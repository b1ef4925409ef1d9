package gewerk.admin.people;

import java.util.List;
import java.util.Map;

import gewerk.people.placeholders.Placeholders;
import gewerk.people.principals.PlaceholderUser;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;

/** Placeholder users: names for people who are still to be found. */
public final class PlaceholderPages {
  private static final String HOME = "/admin/placeholder_users";
  private static final int MOST = 500;

  private final Pages pages;
  private final Placeholders placeholders;
  private final Belonging belonging;

  PlaceholderPages(Pages pages, Placeholders placeholders, Belonging belonging) {
    this.pages = pages;
    this.placeholders = placeholders;
    this.belonging = belonging;
    pages.get(HOME, (request, asking) -> all(request, asking, List.of())).post(HOME, this::create)
        .get(HOME + "/{id}", (request, asking) -> show(request, asking, List.of())).post(HOME + "/{id}", this::rename)
        .post(HOME + "/{id}/delete", this::delete);
    pages.navigation().administers(Section.PEOPLE, "accounts.placeholders", HOME, Placeholders::mayManage);
  }

  private Answer all(Request request, Asking asking, List<Violation> wrong) {
    check(asking);
    var listing = Listing.of(List.of(), List.of(placeholders.declaration().sorting("name", false)), 1, MOST);
    return pages.show(pages.page(request, asking.say("accounts.placeholders")), PlaceholderPages.class, "placeholders",
        Map.of("name", GroupPages.name(request, "", asking, wrong), "placeholders", placeholders.page(listing, asking).rows()));
  }

  private Answer create(Request request, Asking asking) {
    check(asking);
    var proposal = placeholders.changing().propose(asking, null, Written.nothing().with("name", request.form("name").orElse("")));
    if (!proposal.isValid()) {
      return all(request, asking, proposal.violations()).withStatus(422);
    }
    placeholders.changing().save(asking, proposal);
    return Pages.seeOther(HOME, Notice.good(asking.say("accounts.placeholder_saved")));
  }

  private Answer show(Request request, Asking asking, List<Violation> wrong) {
    var placeholder = found(request, asking);
    var page = pages.page(request, placeholder.name());
    return pages.show(page.at(page.place().within(Link.to(asking.say("accounts.placeholders"), HOME))), PlaceholderPages.class, "placeholder",
        Map.of("placeholder", placeholder, "name", GroupPages.name(request, placeholder.name(), asking, wrong), "belonging", belonging.of(placeholder.id(), asking),
            "mayDelete", placeholders.mayDelete(placeholder, asking.viewer())));
  }

  private Answer rename(Request request, Asking asking) {
    var placeholder = found(request, asking);
    var proposal = placeholders.changing().propose(asking, placeholder, Written.nothing().with("name", request.form("name").orElse("")));
    if (!proposal.isValid()) {
      return show(request, asking, proposal.violations()).withStatus(422);
    }
    placeholders.changing().save(asking, proposal);
    return Pages.seeOther(HOME, Notice.good(asking.say("accounts.placeholder_saved")));
  }

  private Answer delete(Request request, Asking asking) {
    var placeholder = found(request, asking);
    AccountPages.check(placeholders.mayDelete(placeholder, asking.viewer()));
    placeholders.delete(placeholder, asking);
    return Pages.seeOther(HOME, Notice.good(asking.say("accounts.placeholder_deleted", placeholder.name())));
  }

  private PlaceholderUser found(Request request, Asking asking) {
    check(asking);
    return placeholders.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }

  private static void check(Asking asking) {
    AccountPages.check(Placeholders.mayManage(asking.viewer()));
  }
}
