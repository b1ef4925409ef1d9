package gewerk.people.ldap;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import gewerk.people.groups.OutsideMembers;
import gewerk.people.ldap.LdapServer.GroupEntry;
import org.jspecify.annotations.Nullable;

/** Keeps the people of our groups as they are in a directory's groups. */
final class FollowGroups {
  private final LdapGroupStore store;
  private final OutsideMembers members;

  FollowGroups(LdapGroupStore store, OutsideMembers members) {
    this.store = store;
    this.members = members;
  }

  /** Somebody signs in: they are in the groups in which the directory has them now. */
  void person(LdapConnection connection, LdapServer server, LdapPerson person, long userId) throws LdapTrouble {
    for (var group : store.of(connection.id())) {
      boolean belongs = person.memberOf().contains(group.dn()) || server.isMember(group.dn(), person);
      members.ofPerson(group.source(), userId, belongs ? Set.of(group.groupId()) : Set.of());
    }
  }

  /** @param account of a person, made when there is none and the group may; null when there is none then */
  void all(LdapConnection connection, LdapServer server, List<LdapPerson> people, Function<LdapGroup, Function<LdapPerson, @Nullable Long>> account)
      throws LdapTrouble {
    for (var search : store.searches(connection.id())) {
      renew(search, server.groups(search));
    }
    for (var group : store.of(connection.id())) {
      var entry = server.group(group.dn()).orElse(null);
      var wanted = new HashSet<Long>();
      for (var person : people) {
        var id = belongs(person, entry, group.dn()) ? account.apply(group).apply(person) : null;
        if (id != null) {
          wanted.add(id);
        }
      }
      members.inGroup(group.source(), group.groupId(), wanted);
    }
  }

  /** No longer followed: whoever came by these groups leaves ours. */
  void drop(Collection<LdapGroup> groups) {
    groups.forEach(group -> members.forget(group.source()));
    store.delete(groups.stream().map(LdapGroup::id).toList());
  }

  private void renew(GroupSearch search, List<GroupEntry> found) {
    var known = store.foundBy(search.id());
    var names = found.stream().map(GroupEntry::dn).toList();
    drop(known.stream().filter(group -> !names.contains(group.dn())).toList());
    var dns = known.stream().map(LdapGroup::dn).toList();
    found.stream().filter(entry -> !dns.contains(entry.dn())).forEach(entry -> store.insert(new LdapGroup(0, search.connectionId(), search.id(),
        members.named(entry.name()), entry.name(), entry.dn(), search.createsPeople())));
  }

  /** Some directories write it into the group, some into the person, some both. The group's DN is stored normalized. */
  private static boolean belongs(LdapPerson person, @Nullable GroupEntry entry, String groupDn) {
    return person.memberOf().contains(groupDn) || entry != null
        && (entry.members().contains(person.normal()) || entry.members().contains(person.login().toLowerCase(Locale.ROOT)));
  }
}
