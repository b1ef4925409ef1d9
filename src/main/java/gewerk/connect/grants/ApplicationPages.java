package gewerk.connect.grants;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.connect.applications.Application;
import gewerk.connect.applications.Applications;
import gewerk.connect.applications.Applications.Outcome;
import gewerk.connect.applications.Scopes;
import gewerk.connect.applications.Wish;
import gewerk.connect.oauth.OAuth;
import gewerk.people.principals.Principals;
import gewerk.people.principals.User;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;

/** The administrators' screens for applications: made here, their secret shown once, switched off, taken away. */
public final class ApplicationPages {
  private static final String HOME = "/admin/oauth/applications";

  private final Pages pages;
  private final OAuth oauth;
  private final Applications applications;
  private final Principals principals;

  /** An application in the list. */
  public record Line(Application application, String people) {}

  /** A scope to be ticked. */
  public record Scope(String name, String label, boolean chosen) {}

  /** The fields of an application. */
  public record Form(String action, Field name, Field redirects, Field confidential, Field acting, List<Scope> scopes, @Nullable String scopeError) {
    public List<Field> fields() {
      return List.of(name, redirects, confidential, acting);
    }
  }

  /** @param secret shown this once; empty for none */
  public record Shown(Application application, String secret, String owner, List<GrantPages.Line> people) {}

  public ApplicationPages(Pages pages, OAuth oauth, Principals principals) {
    this.pages = pages;
    this.oauth = oauth;
    this.applications = oauth.applications();
    this.principals = principals;
    pages.get(HOME, this::list).get(HOME + "/new", (request, asking) -> fresh(request, asking, List.of())).post(HOME + "/new", this::create)
        .get(HOME + "/{id}", (request, asking) -> show(request, asking, "", List.of())).post(HOME + "/{id}", this::change)
        .get(HOME + "/{id}/secret", this::askForSecret).post(HOME + "/{id}/secret", this::newSecret).post(HOME + "/{id}/enabled", this::enable).post(HOME + "/{id}/delete", this::delete)
        .post(HOME + "/{id}/people/{user}/revoke", this::revoke);
    pages.navigation().administers(Section.ACCESS, "applications.title", HOME, viewer -> viewer.isAdmin());
  }

  private Answer list(Request request, Asking asking) {
    check(asking);
    var people = new HashMap<Long, Long>();
    oauth.numbersOfPeople().forEach(pair -> people.put(pair[0], pair[1]));
    var page = pages.page(request, asking.say("applications.title"));
    var lines = applications.all().stream().map(application -> new Line(application, page.formats().number(people.getOrDefault(application.id(), 0L)))).toList();
    return pages.show(page, ApplicationPages.class, "list", Map.of("lines", lines));
  }

  private Answer fresh(Request request, Asking asking, List<Violation> wrong) {
    check(asking);
    var form = form(HOME + "/new", new Wish("", List.of(), List.of(Scopes.API), true, null), new Sent(request, asking, wrong));
    return pages.show(pages.page(request, asking.say("applications.new")), ApplicationPages.class, "new", Map.of("form", form));
  }

  private Answer create(Request request, Asking asking) {
    check(asking);
    var unknown = unknownPerson(request);
    return unknown.isEmpty() ? switch (applications.create(wish(request), asking.viewer())) {
      case Outcome.Done(var application, var secret) -> secret == null ? Pages.seeOther(HOME + "/" + application.id(), Notice.good(asking.say("applications.saved")))
          : show(request, asking, application, new Told(secret, List.of()));
      case Outcome.Wrong(var violations) -> fresh(request, asking, violations).withStatus(422);
    } : fresh(request, asking, unknown).withStatus(422);
  }

  private Answer change(Request request, Asking asking) {
    check(asking);
    var unknown = unknownPerson(request);
    return unknown.isEmpty() ? switch (applications.change(application(request), wish(request), asking.viewer())) {
      case Outcome.Done(var application, var secret) -> secret == null ? Pages.seeOther(HOME + "/" + application.id(), Notice.good(asking.say("applications.saved")))
          : show(request, asking, application, new Told(secret, List.of()));
      case Outcome.Wrong(var violations) -> show(request, asking, "", violations).withStatus(422);
    } : show(request, asking, "", unknown).withStatus(422);
  }

  private Answer askForSecret(Request request, Asking asking) {
    check(asking);
    var application = application(request);
    return pages.show(pages.page(request, asking.say("applications.new_secret")), ApplicationPages.class, "secret", Map.of("application", application));
  }

  /** The old secret may have fallen into wrong hands, and the tokens with it. */
  private Answer newSecret(Request request, Asking asking) {
    check(asking);
    var application = application(request);
    var outcome = applications.newSecret(application, asking.viewer());
    oauth.revokeAll(application.id());
    return outcome instanceof Outcome.Done(var changed, var secret) && secret != null ? show(request, asking, changed, new Told(secret, List.of()))
        : show(request, asking, "", List.of());
  }

  private Answer enable(Request request, Asking asking) {
    check(asking);
    boolean enabled = request.form("enabled").filter("true"::equals).isPresent();
    applications.enable(application(request), enabled, asking.viewer());
    return Pages.seeOther(HOME + "/" + request.id("id"), Notice.good(asking.say(enabled ? "applications.is_on" : "applications.is_off")));
  }

  private Answer delete(Request request, Asking asking) {
    check(asking);
    applications.delete(application(request), asking.viewer());
    return Pages.seeOther(HOME, Notice.good(asking.say("applications.deleted")));
  }

  private Answer revoke(Request request, Asking asking) {
    check(asking);
    if (!oauth.revoke(request.id("user"), application(request).id())) {
      throw Refusal.notFound();
    }
    return Pages.seeOther(HOME + "/" + request.id("id"), Notice.good(asking.say("grants.revoked")));
  }

  private Answer show(Request request, Asking asking, String secret, List<Violation> wrong) {
    check(asking);
    return show(request, asking, application(request), new Told(secret, wrong));
  }

  private record Told(String secret, List<Violation> wrong) {}

  private Answer show(Request request, Asking asking, Application application, Told told) {
    var page = pages.page(request, application.name());
    var path = HOME + "/" + application.id();
    var people = oauth.grantsTo(application.id()).stream()
        .map(grant -> GrantPages.line(grant, grant.user(), page, path + "/people/" + grant.userId() + "/revoke")).toList();
    var shown = new Shown(application, told.secret, person(application.ownerId()).map(User::name).orElse(""), people);
    var was = new Wish(application.name(), application.redirectUris(), application.scopes(), application.confidential(), application.clientCredentialsUserId());
    return pages.show(page, ApplicationPages.class, "show", Map.of("shown", shown,
        "form", form(path, was, new Sent(told.wrong.isEmpty() ? null : request, asking, told.wrong))));
  }

  /** What was sent of a form, if it must be shown again, and what is wrong with it. */
  private record Sent(@Nullable Request request, Asking asking, List<Violation> wrong) {
    Field field(String name, String attribute, String value) {
      var problems = wrong.stream().filter(violation -> violation.attribute().equals(attribute)).map(violation -> asking.say(violation.text())).toList();
      return Field.of(name, asking.say("applications." + name)).value(request == null ? value : request.form(name).orElse(value))
          .error(problems.isEmpty() ? null : String.join(" ", problems));
    }
  }

  private Form form(String action, Wish was, Sent sent) {
    var asking = sent.asking;
    var chosen = sent.request == null || !sent.request.method().equals("POST") ? was.scopes() : sent.request.forms("scopes");
    var acting = person(was.clientCredentialsUserId()).map(User::login).orElse("");
    return new Form(action, sent.field("name", "name", was.name()).required(),
        sent.field("redirect_uris", "redirectUri", String.join("\n", was.redirectUris())).hint(asking.say("applications.redirect_uris_hint")),
        sent.field("confidential", "confidential", String.valueOf(was.confidential())).hint(asking.say("applications.confidential_hint")),
        sent.field("acting", "clientCredentialsUser", acting).hint(asking.say("applications.acting_hint")),
        applications.scopes().all().stream().map(scope -> new Scope(scope, asking.say("scope." + scope), chosen.contains(scope))).toList(),
        sent.field("scopes", "scopes", "").error());
  }

  private Wish wish(Request request) {
    return new Wish(request.form("name").orElse(""), Arrays.asList(request.form("redirect_uris").orElse("").split("\\R")), request.forms("scopes"),
        request.form("confidential").filter("true"::equals).isPresent(), acting(request).flatMap(principals::idOf).orElse(null));
  }

  private List<Violation> unknownPerson(Request request) {
    return acting(request).filter(login -> principals.idOf(login).isEmpty()).map(login -> List.of(Violation.of("clientCredentialsUser", "applications.acting_unknown", login)))
        .orElse(List.of());
  }

  private static Optional<String> acting(Request request) {
    return request.form("acting").map(String::strip).filter(login -> !login.isEmpty());
  }

  private Optional<User> person(@Nullable Long id) {
    return id == null ? Optional.empty() : principals.find(id).filter(User.class::isInstance).map(User.class::cast);
  }

  private Application application(Request request) {
    return applications.find(request.id("id")).orElseThrow(Refusal::notFound);
  }

  private static void check(Asking asking) {
    if (!asking.viewer().isAdmin()) {
      throw Refusal.forbidden();
    }
  }
}
