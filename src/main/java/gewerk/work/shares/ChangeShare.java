package gewerk.work.shares;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import gewerk.people.principals.Group;
import gewerk.people.principals.Principal;
import gewerk.people.principals.Principals;
import gewerk.people.roles.Inheritance;
import gewerk.people.roles.Role;
import gewerk.people.roles.Roles;
import gewerk.platform.Platform;
import gewerk.platform.audit.Entry;
import gewerk.platform.events.Event;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/** Shares a work package, with another right, and no longer. What a group gets or loses, the people in it get or lose too. */
public final class ChangeShare {
  private static final Violation TAKEN = Violation.sentence("principal", "share.has_it");

  private final Platform platform;
  private final ShareStore store;
  private final Principals principals;
  private final Roles roles;
  private final Inheritance inheritance;

  ChangeShare(Platform platform, ShareStore store, Principals principals, Roles roles) {
    this.platform = platform;
    this.store = store;
    this.principals = principals;
    this.roles = roles;
    inheritance = new Inheritance(platform.database());
  }

  /** What stands in the way of sharing it with somebody; empty where nothing does. */
  public List<Violation> judge(WorkPackage wp, @Nullable Long principalId, Asking asking) {
    check(wp, asking);
    var principal = principalId == null ? Optional.<Principal>empty() : principals.find(principalId)
        .filter(found -> principals.isKnownTo(asking.viewer(), found.id()) && ShareRules.canHave(found, asking.viewer()));
    if (principal.isEmpty()) {
      return List.of(Violation.sentence("principal", "share.whom"));
    }
    return store.of(wp.id()).stream().anyMatch(share -> share.principalId() == principalId) ? List.of(TAKEN) : List.of();
  }

  /** After {@link #judge} found nothing. */
  public void give(WorkPackage wp, long principalId, Right right, Asking asking) {
    check(wp, asking);
    platform.database().inTransaction(() -> {
      long id = store.member(principalId, wp.projectId(), wp.id());
      store.setRoles(id, List.of(role(right).id()));
      inherit(principalId);
      note("share.created", store.find(id, wp.id()).orElseThrow(), wp, entry -> entry.changed("role", null, name(right)));
      happened("share.created", wp, principalId, asking);
    });
  }

  public void change(Share share, WorkPackage wp, Right right, Asking asking) {
    check(wp, asking);
    if (share.roleIds().equals(List.of(role(right).id()))) {
      return;
    }
    platform.database().inTransaction(() -> {
      store.setRoles(share.id(), List.of(role(right).id()));
      inherit(share.principalId());
      note("share.updated", share, wp, entry -> entry.changed("role", name(right(share)), name(right)));
      happened("share.updated", wp, share.principalId(), asking);
    });
  }

  /** Who has it through a group as well keeps that. */
  public void remove(Share share, WorkPackage wp, Asking asking) {
    check(wp, asking);
    platform.database().inTransaction(() -> {
      store.setRoles(share.id(), List.of());
      inherit(share.principalId());
      store.dropIfEmpty(share.id());
      note("share.deleted", share, wp, entry -> entry.changed("role", name(right(share)), null));
      happened("share.deleted", wp, share.principalId(), asking);
    });
  }

  private static void check(WorkPackage wp, Asking asking) {
    if (!ShareRules.mayShare(wp, asking.viewer())) {
      throw Refusal.forbidden();
    }
  }

  private Role role(Right right) {
    return roles.builtin(right.builtin()).orElseThrow();
  }

  private void inherit(long principalId) {
    principals.find(principalId).filter(Group.class::isInstance).ifPresent(group -> inheritance.renew(group.id()));
  }

  private @Nullable Right right(Share share) {
    return share.roleIds().stream().flatMap(id -> roles.find(id).stream()).flatMap(role -> Right.of(role).stream()).findFirst().orElse(null);
  }

  private void note(String action, Share share, WorkPackage wp, UnaryOperator<Entry> change) {
    platform.audit().note(change.apply(Entry.of(action, "share", share.id(), share.principalName() + " · #" + wp.id() + " " + wp.subject()).in(wp.projectId())));
  }

  private @Nullable String name(@Nullable Right right) {
    return right == null ? null : role(right).name();
  }

  private void happened(String kind, WorkPackage wp, long principalId, Asking asking) {
    platform.events().happened(Event.now(kind, "work_package", wp.id(), wp.projectId(), asking.viewer().id()).with(Map.of("principal", principalId)));
  }
}
