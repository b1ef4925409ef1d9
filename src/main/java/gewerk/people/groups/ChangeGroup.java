package gewerk.people.groups;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import gewerk.people.principals.Group;
import gewerk.people.principals.Principal;
import gewerk.people.principals.Principals;
import gewerk.people.roles.Inheritance;
import gewerk.platform.Platform;
import gewerk.platform.audit.Entry;
import gewerk.platform.events.Event;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Differences;
import gewerk.platform.resource.Extension;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Writes;
import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Makes, changes and deletes groups. Who joins gets the group's roles, who leaves loses them. */
final class ChangeGroup implements Changing<Group> {
  private final Platform platform;
  private final Principals principals;
  private final GroupStore store;
  private final Inheritance inheritance;
  private final List<Extension<Group>> extensions = new ArrayList<>();

  ChangeGroup(Platform platform, Principals principals, GroupStore store) {
    this.platform = platform;
    this.principals = principals;
    this.store = store;
    inheritance = new Inheritance(platform.database());
  }

  void extend(Extension<Group> extension) {
    extensions.add(extension);
  }

  @Override
  public Proposal<Group> propose(Asking asking, @Nullable Group before, Written written) {
    var base = before == null ? Group.blank() : before;
    var name = written.text("name", base.name());
    var members = List.copyOf(new LinkedHashSet<>(written.ids("members", base.memberIds())));
    var group = new Group(base.id(), name == null ? "" : name.strip(), base.createdAt(), base.updatedAt(), members,
        custom(base, written, asking));
    var candidate = new Candidate<>(before, group);
    var wrong = new ArrayList<>(Writes.notWritable(principals.groups(), candidate, written, asking.viewer()));
    wrong.addAll(Writes.malformed(principals.groups(), group, asking.viewer()));
    wrong.addAll(Writes.dangling(principals.groups(), written, asking));
    if (wrong.isEmpty() && members.stream().anyMatch(id -> !base.memberIds().contains(id) && isGone(id, asking))) {
      wrong.add(Violation.of("members", "error.does_not_exist"));
    }
    if (!group.name().isEmpty() && store.isNameTaken(group.name(), group.id())) {
      wrong.add(Violation.of("name", "error.taken"));
    }
    extensions.forEach(extension -> wrong.addAll(extension.violations(candidate, written, asking)));
    return new Proposal<>(candidate, written, wrong);
  }

  private boolean isGone(long id, Asking asking) {
    return asking.loaded().find(principals.onlyUsers(), id).filter(user -> !user.hasAccount()).isPresent();
  }

  @Override
  public Group save(Asking asking, Proposal<Group> proposal) {
    try {
      return platform.database().transaction(() -> write(asking, proposal));
    } catch (DuplicateKeyException e) {
      throw Violation.refuse(List.of(Violation.of("name", "error.taken")), principals.groups(), asking);
    }
  }

  void delete(Group group, Asking asking) {
    platform.database().inTransaction(() -> {
      principals.forget(group.id());
      note("group.deleted", group, null);
      happened("group.deleted", group.id(), asking);
    });
  }

  private Map<String, List<String>> custom(Group base, Written written, Asking asking) {
    var custom = base.custom();
    for (var extension : extensions) {
      custom = extension.merged(base, written, asking.viewer());
    }
    return custom;
  }

  private Group write(Asking asking, Proposal<Group> proposal) {
    boolean isNew = proposal.candidate().isNew();
    long id = isNew ? store.insert(proposal.proposed()) : proposal.proposed().id();
    if (!isNew) {
      store.update(proposal.proposed());
    }
    if (proposal.written().has("members")) {
      store.setMembers(id, proposal.proposed().memberIds());
      inheritance.renew(id);
    }
    var saved = (Group) principals.find(id).orElseThrow();
    note(isNew ? "group.created" : "group.updated", proposal.candidate().saved(), saved);
    happened(isNew ? "group.created" : "group.updated", id, asking);
    return saved;
  }

  private void note(String action, @Nullable Group before, @Nullable Group after) {
    var group = java.util.Objects.requireNonNull(after == null ? before : after);
    platform.audit().note(Entry.of(action, "group", group.id(), group.name()).changed(Differences.of(principals.groups(), before, after))
        .changed("members", names(before), names(after)));
  }

  /** The names of those in it: ids say nothing to whoever reads the log. */
  private List<String> names(@Nullable Group group) {
    return group == null ? List.of() : principals.load(group.memberIds()).values().stream().map(Principal::name).sorted().toList();
  }

  private void happened(String kind, long id, Asking asking) {
    platform.events().happened(Event.now(kind, "group", id, null, asking.viewer().id()));
  }
}
