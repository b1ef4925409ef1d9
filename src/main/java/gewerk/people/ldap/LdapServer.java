package gewerk.people.ldap;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import gewerk.people.ldap.LdapConnection.Tls;
import gewerk.platform.i18n.Message;
import gewerk.platform.outgoing.Certificates;
import org.jspecify.annotations.Nullable;

/** A conversation with a directory's server. Filters are built from values, never from text that somebody typed into a form for signing in. */
final class LdapServer implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 15_000;
  private static final int PAGE = 500;
  private static final String[] MEMBERS = {"member", "uniqueMember", "memberUid"};

  private final LdapConnection connection;
  private final LDAPConnection wire;

  /**
   * A group's entry.
   *
   * @param members normalized DNs, and logins in lower case
   */
  record GroupEntry(String dn, String name, Set<String> members) {}

  private LdapServer(LdapConnection connection, LDAPConnection wire) {
    this.connection = connection;
    this.wire = wire;
  }

  /** @param password of the account with which we ask */
  static LdapServer connect(LdapConnection connection, @Nullable String password) throws LdapTrouble {
    boolean named = !connection.bind().dn().isBlank();
    if (named && (password == null || password.isEmpty())) {
      throw new LdapTrouble(Message.of("ldap.trouble.password", connection.bind().dn()), null);
    }
    var wire = open(connection);
    try {
      if (named) {
        wire.bind(connection.bind().dn(), password);
      }
      return new LdapServer(connection, wire);
    } catch (LDAPException e) {
      wire.close();
      throw LdapReasons.of(e, connection);
    }
  }

  Optional<LdapPerson> find(String login) throws LdapTrouble {
    var request = request(Filter.createANDFilter(people(), Filter.createEqualityFilter(connection.people().names().login(), login)));
    request.setSizeLimit(2);
    try {
      var found = wire.search(request).getSearchEntries();
      return found.size() == 1 ? LdapEntries.person(found.getFirst(), connection.people().names()) : Optional.empty();
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
        return Optional.empty();
      }
      throw LdapReasons.of(e, connection);
    }
  }

  /** Whether this is their password. An empty one would be no question at all: servers let nobody in as nobody. */
  boolean accepts(LdapPerson person, String password) throws LdapTrouble {
    if (password.isEmpty()) {
      return false;
    }
    try (var theirs = open(connection)) {
      return theirs.bind(person.dn(), password).getResultCode().equals(ResultCode.SUCCESS);
    } catch (LDAPException e) {
      if (Set.of(ResultCode.INVALID_CREDENTIALS, ResultCode.NO_SUCH_OBJECT, ResultCode.CONSTRAINT_VIOLATION, ResultCode.UNWILLING_TO_PERFORM).contains(e.getResultCode())) {
        return false;
      }
      throw LdapReasons.of(e, connection);
    }
  }

  List<LdapPerson> all() throws LdapTrouble {
    var people = new ArrayList<LdapPerson>();
    page(request(people()), entry -> LdapEntries.person(entry, connection.people().names()).ifPresent(people::add));
    return people;
  }

  /** Nothing when there is no such entry. */
  Optional<GroupEntry> group(String dn) throws LdapTrouble {
    try {
      return Optional.ofNullable(wire.getEntry(dn, MEMBERS)).map(entry -> group(entry, entry.getDN()));
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
        return Optional.empty();
      }
      throw LdapReasons.of(e, connection);
    }
  }

  /** Asked of the server, which need not send all members of a large group for one of them. */
  boolean isMember(String groupDn, LdapPerson person) throws LdapTrouble {
    var member = Filter.createORFilter(Filter.createEqualityFilter("member", person.dn()), Filter.createEqualityFilter("uniqueMember", person.dn()),
        Filter.createEqualityFilter("memberUid", person.login()));
    try {
      return wire.search(new SearchRequest(groupDn, SearchScope.BASE, member, SearchRequest.NO_ATTRIBUTES)).getEntryCount() > 0;
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
        return false;
      }
      throw LdapReasons.of(e, connection);
    }
  }

  List<GroupEntry> groups(GroupSearch search) throws LdapTrouble {
    var groups = new ArrayList<GroupEntry>();
    var base = search.baseDn().isBlank() ? connection.people().baseDn() : search.baseDn();
    try {
      var attributes = Stream.concat(Stream.of(MEMBERS), Stream.of(search.nameAttribute())).toArray(String[]::new);
      page(new SearchRequest(base, SearchScope.SUB, Filter.create(search.filter()), attributes), entry -> {
        var name = entry.getAttributeValue(search.nameAttribute());
        if (name != null && !name.isBlank()) {
          groups.add(group(entry, name.strip()));
        }
      });
      return groups;
    } catch (LDAPException e) {
      throw LdapReasons.of(e, connection);
    }
  }

  /** How many people there are, counted no further than this. */
  int count(int most) throws LdapTrouble {
    var request = request(people());
    request.setSizeLimit(most);
    try {
      return wire.search(request).getEntryCount();
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
        return most;
      }
      throw LdapReasons.of(e, connection);
    }
  }

  @Override
  public void close() {
    wire.close();
  }

  private static GroupEntry group(Entry entry, String name) {
    var members = new LinkedHashSet<String>();
    for (var attribute : MEMBERS) {
      var values = entry.getAttributeValues(attribute);
      for (var value : values == null ? new String[0] : values) {
        members.add(attribute.equals("memberUid") ? value.toLowerCase(java.util.Locale.ROOT) : LdapEntries.normal(value));
      }
    }
    return new GroupEntry(LdapEntries.normal(entry.getDN()), name, members);
  }

  private Filter people() throws LdapTrouble {
    try {
      var filter = connection.people().filter();
      return filter.isBlank() ? Filter.createPresenceFilter(connection.people().names().login()) : Filter.create(filter);
    } catch (LDAPException e) {
      throw LdapReasons.of(e, connection);
    }
  }

  private SearchRequest request(Filter filter) {
    return new SearchRequest(connection.people().baseDn(), SearchScope.SUB, filter, LdapEntries.attributes(connection.people().names()));
  }

  /** Servers give no more than a thousand at once. */
  private void page(SearchRequest request, Consumer<Entry> each) throws LdapTrouble {
    ASN1OctetString cookie = null;
    try {
      do {
        request.setControls(new SimplePagedResultsControl(PAGE, cookie));
        var result = wire.search(request);
        result.getSearchEntries().forEach(each);
        var more = SimplePagedResultsControl.get(result);
        cookie = more == null ? null : more.getCookie();
      } while (cookie != null && cookie.getValueLength() > 0);
    } catch (LDAPException e) {
      throw LdapReasons.of(e, connection);
    }
  }

  private static LDAPConnection open(LdapConnection connection) throws LdapTrouble {
    var server = connection.server();
    var wire = new LDAPConnection(options(server.checksCertificate()));
    try {
      var security = Certificates.context(server.checksCertificate(), server.authorities());
      if (server.tls() == Tls.LDAPS) {
        wire.setSocketFactory(security.getSocketFactory());
      }
      wire.connect(server.host(), server.port(), CONNECT_MILLIS);
      if (server.tls() == Tls.START_TLS) {
        var answer = wire.processExtendedOperation(new StartTLSExtendedRequest(security));
        if (!answer.getResultCode().equals(ResultCode.SUCCESS)) {
          throw new LDAPException(answer);
        }
      }
      return wire;
    } catch (LDAPException e) {
      wire.close();
      throw LdapReasons.of(e, connection);
    } catch (GeneralSecurityException e) {
      wire.close();
      throw new LdapTrouble(Message.of("ldap.trouble.authorities"), e);
    }
  }

  private static LDAPConnectionOptions options(boolean checksCertificate) {
    var options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(CONNECT_MILLIS);
    options.setResponseTimeoutMillis(ANSWER_MILLIS);
    options.setFollowReferrals(false);
    options.setUseSynchronousMode(true);
    if (checksCertificate) {
      options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
    }
    return options;
  }
}
