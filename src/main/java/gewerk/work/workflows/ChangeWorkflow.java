package gewerk.work.workflows;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import gewerk.people.roles.Role;
import gewerk.people.roles.Roles;
import gewerk.platform.Platform;
import gewerk.platform.audit.Entry;
import gewerk.platform.events.Event;
import gewerk.platform.resource.Asking;
import gewerk.work.statuses.Status;
import gewerk.work.statuses.Statuses;
import gewerk.work.types.Type;
import gewerk.work.types.Types;
import org.jspecify.annotations.Nullable;

/** Allows and forbids steps, and copies them from one type and role to others. They count from the next request on, on every node. */
public final class ChangeWorkflow {
  private final Platform platform;
  private final WorkflowStore store;
  private final Types types;
  private final Roles roles;
  private final Statuses statuses;

  /** What steps are made of. */
  public record Sources(Workflows workflows, Types types, Roles roles, Statuses statuses) {}

  /** Whose steps are copied; null where each type, or each role, gives its own. */
  public record Origin(@Nullable Long typeId, @Nullable Long roleId) {}

  public ChangeWorkflow(Platform platform, Sources sources) {
    this.platform = platform;
    store = sources.workflows.store();
    types = sources.types;
    roles = sources.roles;
    statuses = sources.statuses;
  }

  /**
   * Only what somebody has changed is changed: what others did to the same sheet in the meantime stays.
   *
   * @return how many steps came or went
   */
  public int change(Sheet sheet, Set<Step> shown, Set<Step> wanted, Asking asking) {
    return platform.database().transaction(() -> {
      var now = WorkflowRules.steps(store.read(sheet.typeId(), sheet.roleId()), sheet);
      var added = without(wanted, shown).stream().filter(step -> isKnown(step) && !now.contains(step)).toList();
      var removed = without(shown, wanted).stream().filter(now::contains).toList();
      if (added.isEmpty() && removed.isEmpty()) {
        return 0;
      }
      store.split(sheet.typeId(), sheet.roleId());
      store.add(sheet, added);
      store.remove(sheet, removed);
      platform.audit().note(Entry.of("workflow.updated", "type", sheet.typeId(), title(sheet.typeId(), sheet.roleId()))
          .changed(sheet.when().name().toLowerCase(java.util.Locale.ROOT), names(removed), names(added)));
      happened(sheet.typeId(), asking);
      return added.size() + removed.size();
    });
  }

  /** @return for how many types and roles something was copied: what would be copied onto itself is passed over */
  public int copy(Origin origin, Collection<Type> toTypes, Collection<Role> toRoles, Asking asking) {
    return platform.database().transaction(() -> {
      int copied = 0;
      for (var type : toTypes) {
        for (var role : toRoles) {
          copied += copy(origin, type.id(), role.id()) ? 1 : 0;
        }
        happened(type.id(), asking);
      }
      return copied;
    });
  }

  private boolean copy(Origin origin, long toType, long toRole) {
    long fromType = origin.typeId == null ? toType : origin.typeId;
    long fromRole = origin.roleId == null ? toRole : origin.roleId;
    if (fromType == toType && fromRole == toRole) {
      return false;
    }
    int before = store.read(toType, toRole).size();
    store.copy(fromType, fromRole, toType, toRole);
    platform.audit().note(Entry.of("workflow.copied", "type", toType, title(toType, toRole)).changed("from", null, title(fromType, fromRole))
        .changed("steps", before, store.read(toType, toRole).size()));
    return true;
  }

  private boolean isKnown(Step step) {
    return step.leadsOn() && statuses.find(step.from()).isPresent() && statuses.find(step.to()).isPresent();
  }

  private String title(long typeId, long roleId) {
    return types.find(typeId).map(Type::name).orElse("?") + " · " + roles.find(roleId).map(Role::name).orElse("?");
  }

  private List<String> names(Collection<Step> steps) {
    return steps.stream().map(step -> name(step.from()) + " → " + name(step.to())).toList();
  }

  private String name(long status) {
    return statuses.find(status).map(Status::name).orElse("?");
  }

  private void happened(long typeId, Asking asking) {
    platform.events().happened(Event.now("workflow.updated", "type", typeId, null, asking.viewer().id()));
  }

  private static Set<Step> without(Set<Step> steps, Set<Step> others) {
    var rest = new HashSet<>(steps);
    rest.removeAll(others);
    return rest;
  }
}
