package gewerk.people.ldap;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import gewerk.people.ldap.LdapConnection.Bind;
import gewerk.people.ldap.LdapConnection.Last;
import gewerk.people.ldap.LdapConnection.Names;
import gewerk.people.ldap.LdapConnection.People;
import gewerk.people.ldap.LdapConnection.Policy;
import gewerk.people.ldap.LdapConnection.Server;
import gewerk.people.ldap.LdapConnection.Tls;
import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** The table of directories, and which accounts depend on each. */
final class LdapStore {
  private final Database database;

  LdapStore(Database database) {
    this.database = database;
  }

  List<LdapConnection> all() {
    return database.list(Sql.of("""
        select id, name, position, active, host, port, tls, check_certificate, authorities, bind_dn, bind_password, base_dn, filter, login_attribute,
               first_name_attribute, last_name_attribute, email_attribute, admin_attribute, registers, locks_missing, synchronized_at, problem
        from ldap_connections order by position, id
        """), LdapStore::connection);
  }

  long insert(LdapConnection connection) {
    return database.insert(Sql.of("""
        insert into ldap_connections (name, position, active, host, port, tls, check_certificate, authorities, bind_dn, bind_password, base_dn, filter,
          login_attribute, first_name_attribute, last_name_attribute, email_attribute, admin_attribute, registers, locks_missing)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
        """, values(connection)));
  }

  void update(LdapConnection connection) {
    database.change(Sql.of("""
        update ldap_connections set name = ?, position = ?, active = ?, host = ?, port = ?, tls = ?, check_certificate = ?, authorities = ?, bind_dn = ?,
          bind_password = ?, base_dn = ?, filter = ?, login_attribute = ?, first_name_attribute = ?, last_name_attribute = ?, email_attribute = ?,
          admin_attribute = ?, registers = ?, locks_missing = ?""", values(connection)).then("where id = ?", connection.id()));
  }

  void delete(long id) {
    database.change(Sql.of("delete from ldap_connections where id = ?", id));
  }

  boolean isNameTaken(String name, long byOtherThan) {
    return database.number(Sql.of("select count(*) from ldap_connections where lower(name) = lower(?) and id <> ?", name, byOtherThan)) > 0;
  }

  void synchronizedNow(long id, @Nullable String problem) {
    database.change(Sql.of("update ldap_connections set synchronized_at = now(), problem = ? where id = ?", problem, id));
  }

  /** How many accounts each directory vouches for. */
  Map<Long, Long> accounts() {
    var counts = new HashMap<Long, Long>();
    database.list(Sql.of("select auth_source_id, count(*) as accounts from users where auth_source_id is not null group by auth_source_id"),
        row -> counts.put(row.id("auth_source_id"), row.id("accounts")));
    return counts;
  }

  private static Object[] values(LdapConnection connection) {
    var server = connection.server();
    var people = connection.people();
    var names = people.names();
    return new Object[] {connection.name(), connection.position(), connection.active(), server.host(), server.port(), server.tls().name().toLowerCase(Locale.ROOT),
        server.checksCertificate(), server.authorities(), connection.bind().dn(), connection.bind().sealed(), people.baseDn(), people.filter(), names.login(),
        names.firstName(), names.lastName(), names.email(), names.admin(), connection.policy().registers(), connection.policy().locksMissing()};
  }

  private static LdapConnection connection(Row row) {
    var names = new Names(row.text("login_attribute"), row.text("first_name_attribute"), row.text("last_name_attribute"), row.text("email_attribute"),
        row.text("admin_attribute"));
    var server = new Server(row.text("host"), row.integer("port"), Tls.valueOf(row.text("tls").toUpperCase(Locale.ROOT)), row.bool("check_certificate"),
        row.text("authorities"));
    Instant last = row.instantOrNull("synchronized_at");
    return new LdapConnection(row.id("id"), row.text("name"), row.integer("position"), row.bool("active"), server,
        new Bind(row.text("bind_dn"), row.textOrNull("bind_password")), new People(row.text("base_dn"), row.text("filter"), names),
        new Policy(row.bool("registers"), row.bool("locks_missing")), last == null ? null : new Last(last, row.textOrNull("problem")));
  }
}
