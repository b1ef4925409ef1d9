package gewerk.people.ldap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;

/** Administration of the groups that follow a directory, and its synchronization. */
final class LdapGroupPages {
  private static final String HOME = LdapPages.HOME + "/{id}/groups";

  private final Pages pages;
  private final LdapConnections connections;

  LdapGroupPages(Pages pages, LdapConnections connections) {
    this.pages = pages;
    this.connections = connections;
    pages.get(HOME, (request, asking) -> show(request, asking, List.of())).post(HOME, this::follow).post(HOME + "/searches", this::followSearch)
        .post(HOME + "/{group}/delete", this::unfollow).post(HOME + "/searches/{search}/delete", this::unfollowSearch)
        .post(LdapPages.HOME + "/{id}/synchronize", this::synchronize);
  }

  private Answer show(Request request, Asking asking, List<Violation> wrong) {
    var connection = LdapPages.found(request, asking, connections);
    var page = pages.page(request, asking.say("ldap.groups_of", connection.name()));
    var fields = new HashMap<String, Field>();
    for (var name : List.of("groupName", "dn", "searchBase", "filter", "nameAttribute", "createsPeople")) {
      var errors = wrong.stream().filter(violation -> violation.attribute().equals(name)).map(violation -> asking.say(violation.text())).toList();
      fields.put(name, Field.of(name, asking.say("ldap." + name)).value(request.form(name).orElse(name.equals("nameAttribute") ? "cn" : ""))
          .error(errors.isEmpty() ? null : String.join(" ", errors)));
    }
    return pages.show(page, LdapPages.class, "groups",
        Map.of("connection", connection, "groups", connections.groups(connection), "searches", connections.searches(connection), "fields", fields));
  }

  private Answer follow(Request request, Asking asking) {
    var connection = LdapPages.found(request, asking, connections);
    return answer(request, asking, connections.follow(connection, new LdapGroup(0, connection.id(), null, 0, text(request, "groupName"), text(request, "dn"), creates(request))));
  }

  private Answer followSearch(Request request, Asking asking) {
    var connection = LdapPages.found(request, asking, connections);
    return answer(request, asking, connections.follow(connection, new GroupSearch(0, connection.id(), text(request, "searchBase"), text(request, "filter"),
        text(request, "nameAttribute"), creates(request))));
  }

  private Answer answer(Request request, Asking asking, List<Violation> wrong) {
    return wrong.isEmpty() ? back(request, Notice.good(asking.say("ldap.follows"))) : show(request, asking, wrong).withStatus(422);
  }

  private Answer unfollow(Request request, Asking asking) {
    connections.unfollow(LdapPages.found(request, asking, connections), request.id("group"));
    return back(request, Notice.good(asking.say("ldap.follows_no_more")));
  }

  private Answer unfollowSearch(Request request, Asking asking) {
    connections.unfollowSearch(LdapPages.found(request, asking, connections), request.id("search"));
    return back(request, Notice.good(asking.say("ldap.follows_no_more")));
  }

  private Answer synchronize(Request request, Asking asking) {
    var trouble = connections.synchronize(LdapPages.found(request, asking, connections));
    return back(request, trouble.map(reason -> Notice.bad(asking.say(reason))).orElseGet(() -> Notice.good(asking.say("ldap.synchronized"))));
  }

  private static Answer back(Request request, Notice notice) {
    return Pages.seeOther(LdapPages.HOME + "/" + request.id("id") + "/groups", notice);
  }

  private static String text(Request request, String name) {
    return request.form(name).orElse("").strip();
  }

  private static boolean creates(Request request) {
    return request.form("createsPeople").filter("true"::equals).isPresent();
  }
}
