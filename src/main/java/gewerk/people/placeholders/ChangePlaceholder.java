package gewerk.people.placeholders;

import java.util.ArrayList;
import java.util.Arrays;

import gewerk.people.principals.PlaceholderUser;
import gewerk.people.principals.Principals;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.audit.Entry;
import gewerk.platform.events.Event;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Writes;
import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes placeholder users. */
final class ChangePlaceholder implements Changing<PlaceholderUser> {
  private final Platform platform;
  private final Principals principals;
  private final PlaceholderStore store;

  ChangePlaceholder(Platform platform, Principals principals) {
    this.platform = platform;
    this.principals = principals;
    store = new PlaceholderStore(platform.database());
  }

  @Override
  public Proposal<PlaceholderUser> propose(Asking asking, @Nullable PlaceholderUser before, Written written) {
    var base = before == null ? PlaceholderUser.blank() : before;
    var name = written.text("name", base.name());
    var placeholder = new PlaceholderUser(base.id(), name == null ? "" : name.strip(), base.createdAt(), base.updatedAt());
    var candidate = new Candidate<>(before, placeholder);
    var wrong = new ArrayList<>(Writes.notWritable(principals.placeholderUsers(), candidate, written, asking.viewer()));
    wrong.addAll(Writes.malformed(principals.placeholderUsers(), placeholder, asking.viewer()));
    if (!placeholder.name().isEmpty() && store.isNameTaken(placeholder.name(), placeholder.id())) {
      wrong.add(Violation.of("name", "error.taken"));
    }
    return new Proposal<>(candidate, written, wrong);
  }

  @Override
  public PlaceholderUser save(Asking asking, Proposal<PlaceholderUser> proposal) {
    return platform.database().transaction(() -> {
      boolean isNew = proposal.candidate().isNew();
      long id = isNew ? store.insert(proposal.proposed()) : proposal.proposed().id();
      if (!isNew) {
        store.update(proposal.proposed());
      }
      happened(isNew ? "placeholder_user.created" : "placeholder_user.updated", id, asking);
      var saved = (PlaceholderUser) principals.find(id).orElseThrow();
      platform.audit().note(Entry.of(isNew ? "placeholder_user.created" : "placeholder_user.updated", "placeholder_user", id, saved.name())
          .changed("name", isNew ? null : proposal.candidate().current().name(), saved.name()));
      return saved;
    });
  }

  /** Who takes it out of projects must be allowed to take members out of each of them. */
  boolean mayDelete(PlaceholderUser placeholder, Viewer viewer) {
    return PlaceholderRules.mayManage(viewer) && Arrays.stream(store.projectsOf(placeholder.id())).allMatch(project -> viewer.may("manage_members", project));
  }

  void delete(PlaceholderUser placeholder, Asking asking) {
    platform.database().inTransaction(() -> {
      principals.forget(placeholder.id());
      platform.audit().note(Entry.of("placeholder_user.deleted", "placeholder_user", placeholder.id(), placeholder.name()));
      happened("placeholder_user.deleted", placeholder.id(), asking);
    });
  }

  private void happened(String kind, long id, Asking asking) {
    platform.events().happened(Event.now(kind, "placeholder_user", id, null, asking.viewer().id()));
  }
}
