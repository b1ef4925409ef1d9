package gewerk.people.ldap;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** The tables of groups that follow directories, and of the searches that find them. */
final class LdapGroupStore {
  private static final String GROUPS = """
      select l.id, l.connection_id, l.search_id, l.group_id, p.name, l.dn, l.creates_people
      from ldap_groups l join principals p on p.id = l.group_id and p.kind = 'group'""";

  private final Database database;

  LdapGroupStore(Database database) {
    this.database = database;
  }

  List<LdapGroup> of(long connectionId) {
    return database.list(Sql.of(GROUPS).then("where l.connection_id = ? order by lower(p.name), l.id", connectionId), LdapGroupStore::group);
  }

  List<LdapGroup> foundBy(long searchId) {
    return database.list(Sql.of(GROUPS).then("where l.search_id = ? order by l.id", searchId), LdapGroupStore::group);
  }

  Optional<LdapGroup> find(long id) {
    return database.one(Sql.of(GROUPS).then("where l.id = ?", id), LdapGroupStore::group);
  }

  /** Nothing when the group follows this entry already. */
  void insert(LdapGroup group) {
    database.change(Sql.of("""
        insert into ldap_groups (connection_id, search_id, group_id, dn, creates_people) values (?, ?, ?, ?, ?) on conflict do nothing
        """, group.connectionId(), group.searchId(), group.groupId(), group.dn(), group.createsPeople()));
  }

  void delete(Collection<Long> ids) {
    database.change(Sql.of("delete from ldap_groups where id = any(?)", (Object) Sql.longs(ids)));
  }

  List<GroupSearch> searches(long connectionId) {
    return database.list(Sql.of("""
        select id, connection_id, base_dn, filter, name_attribute, creates_people from ldap_group_searches where connection_id = ? order by id
        """, connectionId), LdapGroupStore::search);
  }

  void insert(GroupSearch search) {
    database.change(Sql.of("insert into ldap_group_searches (connection_id, base_dn, filter, name_attribute, creates_people) values (?, ?, ?, ?, ?)",
        search.connectionId(), search.baseDn(), search.filter(), search.nameAttribute(), search.createsPeople()));
  }

  void deleteSearch(long id) {
    database.change(Sql.of("delete from ldap_group_searches where id = ?", id));
  }

  private static LdapGroup group(Row row) {
    @Nullable Long search = row.idOrNull("search_id");
    return new LdapGroup(row.id("id"), row.id("connection_id"), search, row.id("group_id"), row.text("name"), row.text("dn"), row.bool("creates_people"));
  }

  private static GroupSearch search(Row row) {
    return new GroupSearch(row.id("id"), row.id("connection_id"), row.text("base_dn"), row.text("filter"), row.text("name_attribute"), row.bool("creates_people"));
  }
}
