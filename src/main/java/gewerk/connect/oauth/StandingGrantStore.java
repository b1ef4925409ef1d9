package gewerk.connect.oauth;

import java.util.List;

import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;

/** What people have allowed, as they see it themselves; and what can be thrown away. */
final class StandingGrantStore {
  private static final int SHOWN = 200;

  /** A pair counts while it opens something, or can be exchanged for one that does. */
  private static final String STANDING = "t.revoked_at is null and t.superseded_at is null and (t.expires_at > now() or t.refresh_hash is not null)";

  private final Database database;

  StandingGrantStore(Database database) {
    this.database = database;
  }

  /** By the applications' names. */
  List<Grant> of(long userId) {
    return list(Sql.of("t.user_id = ?", userId), "lower(a.name), a.id");
  }

  /** By the people's names. */
  List<Grant> to(long applicationId) {
    return list(Sql.of("t.application_id = ?", applicationId), "lower(p.name), p.id");
  }

  /** How many people let each application act for them: pairs of its id and the number. */
  List<long[]> counts() {
    return database.list(Sql.of("select t.application_id, count(distinct t.user_id) as people from oauth_tokens t where t.user_id is not null and "
        + STANDING + " group by t.application_id"), row -> new long[] {row.id("application_id"), row.id("people")});
  }

  List<String> scopes(long userId, long applicationId) {
    return database.list(Sql.of("select distinct unnest(t.scopes) as scope from oauth_tokens t where t.user_id = ? and t.application_id = ? and " + STANDING,
        userId, applicationId), row -> row.text("scope"));
  }

  /** Of the two of a grant, for whoever reads of it later; blank where there is none. */
  record Names(String person, String application) {}

  Names names(long userId, long applicationId) {
    return database.one(Sql.of("select p.name as person, a.name as application from principals p, oauth_applications a where p.id = ? and a.id = ?", userId, applicationId),
        row -> new Names(row.text("person"), row.text("application"))).orElseGet(() -> new Names("", ""));
  }

  /** With codes that have not been exchanged yet. False when there was nothing. */
  boolean revoke(long userId, long applicationId) {
    return end(Sql.of("application_id = ? and user_id = ?", applicationId, userId));
  }

  /** Everything, the application's own tokens too. */
  void revokeAll(long applicationId) {
    end(Sql.of("application_id = ?", applicationId));
  }

  /** A day after they have ended: until then they explain themselves. */
  void sweep() {
    database.change(Sql.of("delete from oauth_codes where expires_at < now() - interval '1 day'"));
    database.change(Sql.of("""
        delete from oauth_tokens
        where revoked_at < now() - interval '1 day' or superseded_at < now() - interval '1 day'
           or refresh_hash is null and expires_at < now() - interval '1 day'
        """));
  }

  private boolean end(Sql whose) {
    return database.transaction(() -> {
      database.change(Sql.of("update oauth_codes set used_at = now() where used_at is null and").then(whose));
      return database.change(Sql.of("update oauth_tokens set revoked_at = now() where revoked_at is null and").then(whose)) > 0;
    });
  }

  private List<Grant> list(Sql whose, String order) {
    return database.list(Sql.of("""
        select a.id, a.name, p.id as user_id, p.name as user_name, min(t.granted_at) as since,
               (select max(u.used_at) from oauth_token_uses u join oauth_tokens o on o.id = u.token_id where o.application_id = a.id and o.user_id = p.id) as last_used_at,
               (select array_agg(distinct s) from oauth_tokens o, unnest(o.scopes) s
                where o.application_id = a.id and o.user_id = p.id and o.revoked_at is null and o.superseded_at is null) as scopes
        from oauth_tokens t join oauth_applications a on a.id = t.application_id join principals p on p.id = t.user_id
        where\s""" + STANDING + " and").then(whose).then("group by a.id, a.name, p.id, p.name order by " + order + " limit " + SHOWN), StandingGrantStore::grant);
  }

  private static Grant grant(Row row) {
    return new Grant(row.id("id"), row.text("name"), row.id("user_id"), row.text("user_name"), row.texts("scopes"), row.instant("since"),
        row.instantOrNull("last_used_at"));
  }
}
