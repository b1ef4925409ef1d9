package gewerk.people.groups;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import gewerk.people.principals.Group;
import gewerk.people.principals.Principals;
import gewerk.people.roles.Inheritance;
import gewerk.platform.Platform;
import gewerk.platform.events.Event;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Changing;
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

  ChangeGroup(Platform platform, Principals principals, GroupStore store) {
    this.platform = platform;
    this.principals = principals;
    this.store = store;
    inheritance = new Inheritance(platform.database());
  }

  @Override
  public Proposal<Group> propose(Asking asking, @Nullable Group before, Written written) {
    var base = before == null ? Group.blank() : before;
    var name = written.text("name", base.name());
    var members = List.copyOf(new LinkedHashSet<>(written.ids("members", base.memberIds())));
    var group = new Group(base.id(), name == null ? "" : name.strip(), base.createdAt(), base.updatedAt(), members);
    var candidate = new Candidate<>(before, group);
    var wrong = new ArrayList<>(Writes.notWritable(principals.groups(), candidate, written, asking.viewer()));
    wrong.addAll(Writes.malformed(principals.groups(), group, asking.viewer()));
    wrong.addAll(Writes.dangling(principals.groups(), written, asking));
    if (!group.name().isEmpty() && store.isNameTaken(group.name(), group.id())) {
      wrong.add(Violation.of("name", "error.taken"));
    }
    return new Proposal<>(candidate, written, wrong);
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
      happened("group.deleted", group.id(), asking);
    });
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
    happened(isNew ? "group.created" : "group.updated", id, asking);
    return (Group) principals.find(id).orElseThrow();
  }

  private void happened(String kind, long id, Asking asking) {
    platform.events().happened(Event.now(kind, "group", id, null, asking.viewer().id()));
  }
}
