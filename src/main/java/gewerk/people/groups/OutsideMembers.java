package gewerk.people.groups;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import gewerk.people.principals.Group;
import gewerk.people.roles.Inheritance;
import gewerk.platform.Platform;
import gewerk.platform.events.Event;

/**
 * People in groups because a directory or provider says so. Each source takes out again only those whom it brought in: who was put in by hand,
 * or by another source too, stays.
 */
public final class OutsideMembers {
  private final Platform platform;
  private final GroupStore store;
  private final Inheritance inheritance;

  OutsideMembers(Platform platform, GroupStore store) {
    this.platform = platform;
    this.store = store;
    inheritance = new Inheritance(platform.database());
  }

  /** The group of this name; made when there is none. */
  public long named(String name) {
    return platform.database().transaction(() -> idOf(name).orElseGet(() -> {
      long id = store.insert(new Group(0, name, java.time.Instant.now(), java.time.Instant.now(), List.of(), Map.of()));
      happened("group.created", id);
      return id;
    }));
  }

  public Optional<Long> idOf(String name) {
    return store.idOf(name);
  }

  /** The people whom a source wants in a group: these and no others. */
  public void inGroup(String source, long groupId, Collection<Long> wanted) {
    platform.database().inTransaction(() -> {
      var present = new HashSet<>(store.broughtBy(source, groupId));
      boolean left = store.takeOut(source, groupId, without(present, wanted)) > 0;
      boolean joined = store.bringIn(source, groupId, without(new HashSet<>(wanted), present)) > 0;
      if (left || joined) {
        changed(groupId);
      }
    });
  }

  /** The groups in which a source wants one person: these and no others. */
  public void ofPerson(String source, long userId, Set<Long> wanted) {
    platform.database().inTransaction(() -> {
      var present = new HashSet<>(store.groupsBy(source, userId));
      for (long groupId : without(present, wanted)) {
        if (store.takeOut(source, groupId, Set.of(userId)) > 0) {
          changed(groupId);
        }
      }
      for (long groupId : without(new HashSet<>(wanted), present)) {
        if (store.bringIn(source, groupId, Set.of(userId)) > 0) {
          changed(groupId);
        }
      }
    });
  }

  /** Everybody whom a source brought into a group leaves it, before the source goes. */
  public void forget(String source) {
    for (long groupId : store.groupsOf(source)) {
      inGroup(source, groupId, Set.of());
    }
  }

  private void changed(long groupId) {
    inheritance.renew(groupId);
    happened("group.updated", groupId);
  }

  private void happened(String kind, long groupId) {
    platform.events().happened(Event.now(kind, "group", groupId, null, platform.viewers().system().id()));
  }

  private static Set<Long> without(Set<Long> some, Collection<Long> others) {
    var rest = new HashSet<>(some);
    rest.removeAll(others);
    return rest;
  }
}
