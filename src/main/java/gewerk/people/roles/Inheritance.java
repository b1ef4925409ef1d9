package gewerk.people.roles;

import gewerk.platform.database.Database;

/** Hands the roles of groups on to the people in them. Every inherited role knows from which of the group's it comes. */
public final class Inheritance {
  private final InheritanceStore store;

  public Inheritance(Database database) {
    store = new InheritanceStore(database);
  }

  /** After people have joined or left, or the group got or lost roles. Belongs into the transaction of that change. */
  public void renew(long groupId) {
    store.takeFromThoseWhoLeft(groupId);
    store.makeMembers(groupId);
    store.handOn(groupId);
    store.dropMembersWithoutRoles();
  }
}
