package gewerk.work.relations;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import gewerk.platform.database.Database;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Written;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** What a new relation would move, found out by making it and taking it back before anybody sees it. */
final class RelationEffects {
  /** Ends the transaction that was only a question. */
  private static final class OnlyAsked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OnlyAsked() {
      super("only asked", null, false, false);
    }
  }

  private final Database database;
  private final WorkPackages workPackages;
  private final RelationStore store;
  private final ChangeRelation change;

  RelationEffects(Database database, WorkPackages workPackages, RelationStore store, ChangeRelation change) {
    this.database = database;
    this.workPackages = workPackages;
    this.store = store;
    this.change = change;
  }

  /** Those that the asker may see; a refusal where it could not be made. */
  List<Relations.Moved> of(WorkPackage path, Written written, Asking asking) {
    var after = new ArrayList<WorkPackage>();
    try {
      database.inTransaction(() -> {
        after.clear();
        long last = store.lastEntry();
        var made = change.create(path, written, false, asking);
        var ids = new LinkedHashSet<>(List.of(made.fromId()));
        ids.addAll(store.rescheduledSince(last));
        after.addAll(workPackages.find(ids, asking.viewer()));
        throw new OnlyAsked();
      });
    } catch (OnlyAsked taken) {
      return moved(after, asking);
    }
    throw new IllegalStateException("A relation that was only asked for was made");
  }

  private List<Relations.Moved> moved(List<WorkPackage> after, Asking asking) {
    Map<Long, WorkPackage> before = workPackages.find(after.stream().map(WorkPackage::id).toList(), asking.viewer()).stream()
        .collect(Collectors.toMap(WorkPackage::id, Function.identity()));
    return after.stream().filter(wp -> before.containsKey(wp.id())).map(wp -> new Relations.Moved(before.get(wp.id()), wp)).filter(Relations.Moved::isReal).toList();
  }
}
