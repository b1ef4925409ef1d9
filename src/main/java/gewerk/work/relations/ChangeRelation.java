package gewerk.work.relations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.events.Event;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** Ties and unties work packages; what follows another moves with it, in the same transaction. */
final class ChangeRelation {
  private final Platform platform;
  private final WorkPackages workPackages;
  private final RelationStore store;
  private final Resource<Relation> resource;

  ChangeRelation(Platform platform, WorkPackages workPackages, RelationStore store, Resource<Relation> resource) {
    this.platform = platform;
    this.workPackages = workPackages;
    this.store = store;
    this.resource = resource;
  }

  /** @param told whether others shall be notified */
  Relation create(WorkPackage path, Written written, boolean told, Asking asking) {
    long from = Objects.requireNonNullElse(written.id("from", path.id()), 0L);
    long to = Objects.requireNonNullElse(written.id("to", 0L), 0L);
    return platform.database().transaction(() -> {
      workPackages.lockPlan();
      var relation = judged(draft(new Relation(0, 0, from, to, RelationType.RELATES, null, null), written, "", asking), asking);
      var made = store.find(store.insert(relation), asking.viewer()).orElseThrow();
      happened("relation.created", made, told, asking.viewer());
      if (made.isFollows()) {
        workPackages.relationChanged(made.fromId(), made.toId(), true, asking.viewer());
      }
      return made;
    });
  }

  Relation update(Relation before, Written written, boolean told, Asking asking) {
    return platform.database().transaction(() -> {
      workPackages.lockPlan();
      refuse(RelationRules.ends(before, written.id("from", before.fromId()), written.id("to", before.toId())), asking);
      var after = judged(draft(before, written, before.type().key(), asking), asking);
      store.update(after);
      happened("relation.updated", after, told, asking.viewer());
      reschedule(before, after, asking.viewer());
      return after;
    });
  }

  void delete(Relation relation, Asking asking) {
    if (!RelationRules.mayManage(relation, asking.viewer())) {
      refuse(List.of(Violation.sentence("base", "relation.error.may_not_delete")), asking);
    }
    platform.database().inTransaction(() -> {
      workPackages.lockPlan();
      store.lock(List.of(relation.fromId(), relation.toId()));
      remove(relation, asking.viewer());
    });
  }

  /** Whoever asks may; belongs into a transaction that holds the plan. */
  void remove(Relation relation, Viewer viewer) {
    if (store.delete(relation.id())) {
      happened("relation.deleted", relation, true, viewer);
      if (relation.isFollows()) {
        workPackages.relationChanged(relation.fromId(), relation.toId(), false, viewer);
      }
    }
  }

  /** What was written over what was; the packages are locked first, so that two who tie the same ones come one after the other. */
  private Draft draft(Relation before, Written written, String type, Asking asking) {
    var ids = List.of(before.fromId(), before.toId());
    store.lock(ids);
    var found = workPackages.find(ids, asking.viewer()).stream().collect(Collectors.toMap(WorkPackage::id, Function.identity()));
    var named = RelationType.named(Objects.requireNonNullElse(written.text("type", type), ""));
    return new Draft(before.id(), named.orElse(null), found.get(before.fromId()), found.get(before.toId()), written.integer("lag", before.lag()),
        written.text("description", before.description()));
  }

  private Relation judged(Draft draft, Asking asking) {
    var violations = new ArrayList<>(RelationRules.missing(draft));
    violations.addAll(RelationRules.lag(draft.lag()));
    var relation = draft.relation();
    if (relation != null) {
      refuse(RelationRules.rights(draft, relation, asking.viewer()), asking);
      violations.addAll(RelationRules.pair(new RelationRules.Pair(Objects.requireNonNull(draft.from()), Objects.requireNonNull(draft.to()), relation.type(),
          platform.settings().truth("cross_project_work_package_relations"), store.areRelated(relation), store.loops(relation))));
    }
    refuse(violations, asking);
    return Objects.requireNonNull(relation);
  }

  /** What followed something may stand for itself again; what follows now may have to wait. */
  private void reschedule(Relation before, Relation after, Viewer viewer) {
    boolean same = before.tiesLike(after);
    if (before.isFollows() && !same) {
      workPackages.relationChanged(before.fromId(), before.toId(), false, viewer);
    }
    if (after.isFollows()) {
      workPackages.relationChanged(after.fromId(), after.toId(), !same, viewer);
    }
  }

  private void refuse(List<Violation> violations, Asking asking) {
    if (!violations.isEmpty()) {
      throw Violation.refuse(violations, resource, asking);
    }
  }

  private void happened(String kind, Relation relation, boolean told, Viewer viewer) {
    platform.events().happened(Event.now(kind, "relation", relation.id(), relation.projectId(), viewer.id())
        .with(Map.of("from", relation.fromId(), "to", relation.toId(), "type", relation.type().key(), "notify", told)));
  }
}
