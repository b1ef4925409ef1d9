package gewerk.projects.memberships;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.people.principals.Group;
import gewerk.people.principals.Principals;
import gewerk.people.principals.User;
import gewerk.people.roles.Inheritance;
import gewerk.people.roles.Role;
import gewerk.people.roles.Roles;
import gewerk.platform.Platform;
import gewerk.platform.audit.Entry;
import gewerk.platform.events.Event;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Writes;
import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Gives, changes and takes memberships. What a group gets or loses, the people in it get or lose too. */
final class ChangeMembership implements Changing<Membership> {
  private static final Violation TAKEN = Violation.of("user", "error.taken");

  private final Platform platform;
  private final Resource<Membership> resource;
  private final MembershipStore store;
  private final Principals principals;
  private final Roles roles;
  private final Inheritance inheritance;

  ChangeMembership(Platform platform, Resource<Membership> resource, Principals principals, Roles roles) {
    this.platform = platform;
    this.resource = resource;
    this.principals = principals;
    this.roles = roles;
    store = new MembershipStore(platform.database());
    inheritance = new Inheritance(platform.database());
  }

  @Override
  public Proposal<Membership> propose(Asking asking, @Nullable Membership before, Written written) {
    var candidate = new Candidate<>(before, changed(before == null ? Membership.blank() : before, written));
    var proposed = candidate.proposed();
    if (before == null && MembershipRules.isForbidden(proposed, asking.viewer())) {
      throw Refusal.forbidden();
    }
    var wrong = new LinkedHashSet<>(Writes.notWritable(resource, candidate, written, asking.viewer()));
    wrong.addAll(Writes.dangling(resource, before == null ? written : written.without(Set.of("project", "principal")), asking));
    wrong.addAll(MembershipRules.judge(candidate, proposed.directRoleIds().stream().flatMap(id -> roles.find(id).stream()).toList(), asking.viewer()));
    if (before == null && proposed.principalId() != null) {
      wrong.addAll(principal(proposed, asking));
    }
    return new Proposal<>(candidate, written, new ArrayList<>(wrong));
  }

  @Override
  public Membership save(Asking asking, Proposal<Membership> proposal) {
    try {
      return platform.database().transaction(() -> write(asking, proposal));
    } catch (DuplicateKeyException e) {
      throw Violation.refuse(List.of(TAKEN), resource, asking);
    }
  }

  /** What somebody has through a group can only be taken from the group. */
  void delete(Membership membership, Asking asking) {
    if (membership.directRoleIds().isEmpty()) {
      throw Violation.refuse(List.of(Violation.sentence("base", "membership.only_inherited")), resource, asking);
    }
    platform.database().inTransaction(() -> {
      store.replaceRoles(membership.id(), List.of());
      handOn(membership);
      store.dropIfEmpty(membership.id());
      note("membership.deleted", membership, membership, null);
      happened("membership.deleted", membership, Map.of(), asking);
    });
  }

  private Membership write(Asking asking, Proposal<Membership> proposal) {
    boolean isNew = proposal.candidate().isNew();
    long id = isNew ? store.insert(proposal.proposed()) : proposal.proposed().id();
    if (!isNew) {
      store.replaceRoles(id, proposal.proposed().directRoleIds());
    }
    var saved = store.read(id);
    handOn(saved);
    note(isNew ? "membership.created" : "membership.updated", saved, proposal.candidate().saved(), saved);
    happened(isNew ? "membership.created" : "membership.updated", saved, notification(proposal.written()), asking);
    return saved;
  }

  private void handOn(Membership membership) {
    principals.find(membership.principalId()).filter(Group.class::isInstance).ifPresent(group -> inheritance.renew(group.id()));
  }

  private List<Violation> principal(Membership proposed, Asking asking) {
    if (store.exists(proposed)) {
      return List.of(TAKEN);
    }
    boolean gone = principals.find(proposed.principalId()).filter(found -> found instanceof User user && !user.hasAccount()).isPresent();
    boolean known = MembershipRules.managesAny(asking.viewer()) || principals.isKnownTo(asking.viewer(), proposed.principalId());
    return known && !gone ? List.of() : List.of(Violation.of("principal", "error.does_not_exist"));
  }

  private void note(String action, Membership subject, @Nullable Membership before, @Nullable Membership after) {
    platform.audit().note(Entry.of(action, "membership", subject.id(), subject.principalName()).in(subject.projectId())
        .changed("roles", names(before), names(after)));
  }

  /** Those that were given; what comes through groups is noted with the group. */
  private List<String> names(@Nullable Membership membership) {
    return membership == null ? List.of() : membership.directRoleIds().stream().flatMap(id -> roles.find(id).stream()).map(Role::name).sorted().toList();
  }

  private void happened(String kind, Membership membership, Map<String, Object> notification, Asking asking) {
    var details = new LinkedHashMap<>(notification);
    details.put("principal", membership.principalId());
    details.put("roles", membership.roleIds());
    platform.events().happened(Event.now(kind, "membership", membership.id(), membership.projectId(), asking.viewer().id()).with(details));
  }

  /** Whether and with which words the new member is to be told; for whoever sends the mail. */
  private static Map<String, Object> notification(Written written) {
    var message = written.text("notificationMessage", "");
    boolean tell = written.truth("sendNotifications", true) && written.truth("sendNotification", true);
    return Map.of("notify", tell, "message", message == null ? "" : message);
  }

  private static Membership changed(Membership before, Written written) {
    var given = List.copyOf(new LinkedHashSet<>(written.ids("roles", before.directRoleIds())));
    return new Membership(before.id(), written.id("principal", before.principalId()), before.principalName(), written.id("project", before.projectId()),
        written.has("roles") ? given : before.roleIds(), given, before.createdAt(), before.updatedAt());
  }
}
