package gewerk.people.openid;

import java.util.List;
import java.util.Optional;

import gewerk.people.openid.OpenIdProvider.Claims;
import gewerk.people.openid.OpenIdProvider.Client;
import gewerk.people.openid.OpenIdProvider.Policy;
import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;

/** The tables of providers, and of sessions that began at one. */
final class OpenIdStore {
  private final Database database;

  /** @param idToken encrypted */
  record Begun(long providerId, String idToken) {}

  OpenIdStore(Database database) {
    this.database = database;
  }

  List<OpenIdProvider> all() {
    return database.list(Sql.of("""
        select id, slug, name, position, active, issuer, client_id, client_secret, scopes, login_claim, first_name_claim, last_name_claim, email_claim,
               admin_claim, groups_claim, groups, limits_registration, links_accounts
        from openid_providers order by position, id
        """), OpenIdStore::provider);
  }

  long insert(OpenIdProvider provider) {
    return database.insert(Sql.of("""
        insert into openid_providers (name, position, active, issuer, client_id, client_secret, scopes, login_claim, first_name_claim, last_name_claim,
          email_claim, admin_claim, groups_claim, groups, limits_registration, links_accounts, slug)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
        """, values(provider, provider.slug())));
  }

  void update(OpenIdProvider provider) {
    database.change(Sql.of("""
        update openid_providers set name = ?, position = ?, active = ?, issuer = ?, client_id = ?, client_secret = ?, scopes = ?, login_claim = ?,
          first_name_claim = ?, last_name_claim = ?, email_claim = ?, admin_claim = ?, groups_claim = ?, groups = ?, limits_registration = ?,
          links_accounts = ? where id = ?
        """, values(provider, provider.id())));
  }

  void delete(long id) {
    database.change(Sql.of("delete from openid_providers where id = ?", id));
  }

  boolean isSlugTaken(String slug, long byOtherThan) {
    return database.number(Sql.of("select count(*) from openid_providers where slug = ? and id <> ?", slug, byOtherThan)) > 0;
  }

  boolean isClientTaken(String issuer, String clientId, long byOtherThan) {
    return database.number(Sql.of("select count(*) from openid_providers where issuer = ? and client_id = ? and id <> ?", issuer, clientId, byOtherThan)) > 0;
  }

  /** What nobody came back for is forgotten when its owner comes anew, after the longest time that a session lives. */
  void begin(String key, long userId, Begun begun) {
    database.change(Sql.of("delete from openid_sessions where user_id = ? and created_at < now() - interval '366 days'", userId));
    database.change(Sql.of("insert into openid_sessions (key_hash, user_id, provider_id, id_token) values (sha256(convert_to(?, 'UTF8')), ?, ?, ?)", key, userId,
        begun.providerId, begun.idToken));
  }

  /** Once. */
  Optional<Begun> end(String key) {
    var begun = database.one(Sql.of("select provider_id, id_token from openid_sessions where key_hash = sha256(convert_to(?, 'UTF8'))", key),
        row -> new Begun(row.id("provider_id"), row.text("id_token")));
    database.change(Sql.of("delete from openid_sessions where key_hash = sha256(convert_to(?, 'UTF8'))", key));
    return begun;
  }

  private static Object[] values(OpenIdProvider provider, Object last) {
    var client = provider.client();
    var claims = provider.claims();
    var policy = provider.policy();
    return new Object[] {provider.name(), provider.position(), provider.active(), client.issuer(), client.id(), client.secret(), client.scopes(), claims.login(),
        claims.firstName(), claims.lastName(), claims.email(), claims.admin(), claims.groups(), policy.groups().toArray(String[]::new),
        policy.limitsRegistration(), policy.linksAccounts(), last};
  }

  private static OpenIdProvider provider(Row row) {
    var claims = new Claims(row.text("login_claim"), row.text("first_name_claim"), row.text("last_name_claim"), row.text("email_claim"), row.text("admin_claim"),
        row.text("groups_claim"));
    return new OpenIdProvider(row.id("id"), row.text("slug"), row.text("name"), row.integer("position"), row.bool("active"),
        new Client(row.text("issuer"), row.text("client_id"), row.textOrNull("client_secret"), row.text("scopes")), claims,
        new Policy(row.bool("limits_registration"), row.bool("links_accounts"), row.texts("groups")));
  }
}
