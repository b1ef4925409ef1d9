package gewerk.people.ldap;

import java.util.List;
import java.util.Locale;

import gewerk.people.ldap.LdapConnection.Bind;
import gewerk.people.ldap.LdapConnection.Names;
import gewerk.people.ldap.LdapConnection.People;
import gewerk.people.ldap.LdapConnection.Policy;
import gewerk.people.ldap.LdapConnection.Server;
import gewerk.people.ldap.LdapConnection.Tls;
import gewerk.platform.http.Request;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;

/** The form of a connection: its fields, and what was typed into them. */
public record LdapForm(LdapConnection connection, List<Field> server, List<Field> people, List<Field> names, List<Field> switches, Field tls, Field password,
    Field authorities) {
  static LdapForm of(LdapConnection connection, Asking asking, List<Violation> wrong) {
    var fields = new Fields(asking, wrong);
    var server = connection.server();
    var people = connection.people();
    var names = people.names();
    return new LdapForm(connection,
        List.of(fields.of("name", connection.name()).required(), fields.of("position", connection.position()).hint(asking.say("ldap.position_hint")),
            fields.of("host", server.host()).required(), fields.of("port", server.port()).required()),
        List.of(fields.of("bindDn", connection.bind().dn()).hint(asking.say("ldap.bindDn_hint")),
            fields.of("baseDn", people.baseDn()).required(), fields.of("filter", people.filter()).hint(asking.say("ldap.filter_hint"))),
        List.of(fields.of("login", names.login()).required(), fields.of("firstName", names.firstName()), fields.of("lastName", names.lastName()),
            fields.of("email", names.email()), fields.of("admin", names.admin()).hint(asking.say("ldap.admin_hint"))),
        List.of(fields.of("active", connection.active()), fields.of("checksCertificate", server.checksCertificate()),
            fields.of("registers", connection.policy().registers()), fields.of("locksMissing", connection.policy().locksMissing())),
        fields.of("tls", server.tls().name().toLowerCase(Locale.ROOT)),
        fields.of("bindPassword", "").autocomplete("new-password").hint(asking.say(connection.bind().sealed() == null ? "ldap.password_none" : "ldap.password_kept")),
        fields.of("authorities", server.authorities()).hint(asking.say("ldap.authorities_hint")));
  }

  /** All that may be wrong. */
  public List<Field> all() {
    return java.util.stream.Stream.of(server, people, names, List.of(tls, password, authorities)).flatMap(List::stream).toList();
  }

  static List<Choice> tlsChoices(Asking asking) {
    return java.util.Arrays.stream(Tls.values()).map(tls -> tls.name().toLowerCase(Locale.ROOT)).map(tls -> new Choice(tls, asking.say("ldap.tls." + tls))).toList();
  }

  /** What was typed, over what was there. */
  static LdapConnection typed(Request request, LdapConnection before) {
    var server = new Server(text(request, "host"), number(request, "port"), tls(request), is(request, "checksCertificate"), text(request, "authorities"));
    var names = new Names(text(request, "login"), text(request, "firstName"), text(request, "lastName"), text(request, "email"), text(request, "admin"));
    return new LdapConnection(before.id(), text(request, "name"), number(request, "position"), is(request, "active"), server,
        new Bind(text(request, "bindDn"), before.bind().sealed()), new People(text(request, "baseDn"), text(request, "filter"), names),
        new Policy(is(request, "registers"), is(request, "locksMissing")), before.last());
  }

  /**
   * The password of the bind; null when none was typed. One that is stored is not sent to another server than the one it is for: then it must be
   * typed again.
   */
  static @Nullable String password(Request request, LdapConnection before, LdapConnection typed) {
    var password = request.form("bindPassword").filter(text -> !text.isEmpty());
    boolean elsewhere = !typed.server().host().equalsIgnoreCase(before.server().host()) || !typed.bind().dn().equalsIgnoreCase(before.bind().dn());
    return password.orElse(elsewhere && before.bind().sealed() != null ? "" : null);
  }

  private record Fields(Asking asking, List<Violation> wrong) {
    Field of(String name, Object value) {
      var errors = wrong.stream().filter(violation -> violation.attribute().equals(name)).map(violation -> asking.say(violation.text())).toList();
      return Field.of(name, asking.say("ldap." + name)).value(value).error(errors.isEmpty() ? null : String.join(" ", errors));
    }
  }

  private static Tls tls(Request request) {
    var wanted = text(request, "tls");
    return java.util.Arrays.stream(Tls.values()).filter(tls -> tls.name().equalsIgnoreCase(wanted)).findFirst().orElse(Tls.LDAPS);
  }

  private static String text(Request request, String name) {
    return request.form(name).orElse("").strip();
  }

  private static int number(Request request, String name) {
    return request.form(name).map(String::strip).filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf).orElse(0);
  }

  private static boolean is(Request request, String name) {
    return request.form(name).filter("true"::equals).isPresent();
  }
}
