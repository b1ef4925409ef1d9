package gewerk.people.roles;

import java.util.ArrayList;
import java.util.List;

import gewerk.platform.Platform;
import gewerk.platform.audit.Entry;
import gewerk.platform.events.Event;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/** Makes, changes and deletes roles. What a role allows counts for everybody who has it from the next request on. */
public final class ChangeRole {
  private static final List<Violation> TAKEN = List.of(Violation.of("name", "error.taken"));

  private final Platform platform;
  private final RoleStore store;

  ChangeRole(Platform platform, RoleStore store) {
    this.platform = platform;
    this.store = store;
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Saved(long id) implements Outcome {}

    record Wrong(List<Violation> violations) implements Outcome {}
  }

  /** @param before null for a new role */
  public Outcome save(@Nullable Role before, RoleDraft sent, Asking asking) {
    var draft = wanted(before, sent);
    var wrong = new ArrayList<>(RoleRules.judge(before, draft, platform.viewers().permissions().all()));
    if (store.isNameTaken(draft.name(), before == null ? 0 : before.id())) {
      wrong.addAll(TAKEN);
    }
    if (!wrong.isEmpty()) {
      return new Outcome.Wrong(wrong);
    }
    try {
      return new Outcome.Saved(platform.database().transaction(() -> write(before, draft, asking)));
    } catch (DuplicateKeyException e) {
      return new Outcome.Wrong(TAKEN);
    }
  }

  /** The name of a role that the product needs stays; permissions that nobody knows are passed over. */
  private RoleDraft wanted(@Nullable Role before, RoleDraft sent) {
    var known = sent.permissions().stream().filter(platform.viewers().permissions()::knows).collect(java.util.stream.Collectors.toSet());
    return before == null ? new RoleDraft(sent.name(), sent.kind(), known)
        : new RoleDraft(before.builtin() == null ? sent.name() : before.name(), before.kind(), known);
  }

  /** Empty when it is gone. */
  public List<Violation> delete(Role role, Asking asking) {
    if (role.builtin() != null) {
      return List.of(Violation.sentence("base", "role.is_builtin"));
    }
    try {
      platform.database().inTransaction(() -> {
        store.delete(role.id());
        note("role.deleted", role.id(), role, null);
        happened("role.deleted", role.id(), asking);
      });
      return List.of();
    } catch (DataIntegrityViolationException e) {
      return List.of(Violation.sentence("base", "role.in_use"));
    }
  }

  private long write(@Nullable Role before, RoleDraft draft, Asking asking) {
    long id = before == null ? store.insert(draft) : before.id();
    if (before != null) {
      store.rename(id, draft.name());
    }
    store.setPermissions(id, draft.permissions());
    note(before == null ? "role.created" : "role.updated", id, before, draft);
    happened(before == null ? "role.created" : "role.updated", id, asking);
    return id;
  }

  private void note(String action, long id, @Nullable Role before, @Nullable RoleDraft after) {
    var name = after == null ? java.util.Objects.requireNonNull(before).name() : after.name();
    platform.audit().note(Entry.of(action, "role", id, name)
        .changed("name", before == null ? null : before.name(), after == null ? null : after.name())
        .changed("permissions", before == null ? List.of() : sorted(before.permissions()), after == null ? List.of() : sorted(after.permissions())));
  }

  private void happened(String kind, long id, Asking asking) {
    platform.events().happened(Event.now(kind, "role", id, null, asking.viewer().id()));
  }

  private static List<String> sorted(java.util.Set<String> names) {
    return names.stream().sorted().toList();
  }
}
