package gewerk.people.ldap;

import java.util.HashMap;
import java.util.List;

import gewerk.people.ldap.LdapConnections.Outcome;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Navigation;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;

/** Administration of directories: their list, and the form of each with its test. */
public final class LdapPages {
  static final String HOME = "/admin/ldap_connections";

  private final Pages pages;
  private final LdapConnections connections;

  /** What a test came to. */
  public record Tried(boolean good, String sentence) {}

  public LdapPages(Pages pages, LdapConnections connections) {
    this.pages = pages;
    this.connections = connections;
    pages.get(HOME, this::list).get(HOME + "/new", this::fresh).post(HOME + "/new", this::save)
        .get(HOME + "/{id}", this::edit).post(HOME + "/{id}", this::save).post(HOME + "/{id}/delete", this::delete);
    pages.navigation().administers(Navigation.Section.ACCESS, "ldap.title", HOME, viewer -> viewer.isAdmin());
    new LdapGroupPages(pages, connections);
  }

  private Answer list(Request request, Asking asking) {
    check(asking);
    return pages.show(pages.page(request, asking.say("ldap.title")), LdapPages.class, "list",
        java.util.Map.of("connections", connections.all(), "accounts", connections.accounts()));
  }

  private Answer fresh(Request request, Asking asking) {
    check(asking);
    return form(request, asking, LdapForm.of(LdapConnection.blank(), asking, List.of()), null);
  }

  private Answer edit(Request request, Asking asking) {
    return form(request, asking, LdapForm.of(found(request, asking, connections), asking, List.of()), null);
  }

  private Answer save(Request request, Asking asking) {
    var before = request.path().endsWith("/new") ? LdapConnection.blank() : found(request, asking, connections);
    check(asking);
    var typed = LdapForm.typed(request, before);
    var password = LdapForm.password(request, before, typed);
    if (request.form("test").isPresent()) {
      return tried(request, asking, typed, password);
    }
    if (password != null && password.isEmpty() && !typed.bind().dn().isBlank()) {
      return form(request, asking, LdapForm.of(typed, asking, List.of(Violation.of("bindPassword", "error.blank"))), null).withStatus(422);
    }
    return switch (connections.save(typed, password)) {
      case Outcome.Done ignored -> Pages.seeOther(HOME, Notice.good(asking.say("ldap.saved", typed.name())));
      case Outcome.Wrong(var violations) -> form(request, asking, LdapForm.of(typed, asking, violations), null).withStatus(422);
    };
  }

  /** Nothing is saved; what was typed stays, but for the password. The status is that of a form shown again: scripts show no other. */
  private Answer tried(Request request, Asking asking, LdapConnection typed, @Nullable String password) {
    List<Violation> wrong = LdapRules.wrongWith(typed, false);
    if (!wrong.isEmpty()) {
      return form(request, asking, LdapForm.of(typed, asking, wrong), null).withStatus(422);
    }
    var form = LdapForm.of(typed, asking, List.of());
    try {
      return form(request, asking, form, new Tried(true, asking.say(connections.tried(typed, password)))).withStatus(422);
    } catch (LdapTrouble e) {
      return form(request, asking, form, new Tried(false, asking.say(e.reason()))).withStatus(422);
    }
  }

  private Answer delete(Request request, Asking asking) {
    var connection = found(request, asking, connections);
    return connections.delete(connection) ? Pages.seeOther(HOME, Notice.good(asking.say("ldap.deleted", connection.name())))
        : Pages.seeOther(HOME + "/" + connection.id(), Notice.bad(asking.say("ldap.has_accounts")));
  }

  private Answer form(Request request, Asking asking, LdapForm form, @Nullable Tried tried) {
    var page = pages.page(request, form.connection().isNew() ? asking.say("ldap.new") : form.connection().name());
    var parameters = new HashMap<String, Object>();
    parameters.put("form", form);
    parameters.put("modes", LdapForm.tlsChoices(asking));
    parameters.put("tried", tried);
    return pages.show(page, LdapPages.class, "form", parameters);
  }

  static LdapConnection found(Request request, Asking asking, LdapConnections connections) {
    check(asking);
    return connections.find(request.id("id")).orElseThrow(Refusal::notFound);
  }

  static void check(Asking asking) {
    if (!asking.viewer().isAdmin()) {
      throw Refusal.forbidden();
    }
  }
}
