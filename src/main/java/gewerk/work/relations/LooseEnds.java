package gewerk.work.relations;

import java.util.ArrayList;
import java.util.List;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Companion;
import gewerk.platform.resource.Written;
import gewerk.platform.settings.Settings;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/**
 * Work that moves into another project loses its relations to what stays behind, where relations between projects are switched off
 * (reference: work packages, 2.4.2). Those among what moves together stay.
 */
final class LooseEnds implements Companion<WorkPackage> {
  private final WorkPackages workPackages;
  private final RelationStore store;
  private final ChangeRelation change;
  private final Settings settings;

  LooseEnds(WorkPackages workPackages, RelationStore store, ChangeRelation change, Settings settings) {
    this.workPackages = workPackages;
    this.store = store;
    this.change = change;
    this.settings = settings;
  }

  @Override
  public boolean saved(Candidate<WorkPackage> saved, Written written, Asking asking) {
    var before = saved.saved();
    if (before == null || before.projectId() == saved.proposed().projectId() || settings.truth("cross_project_work_package_relations")) {
      return false;
    }
    var across = store.acrossProjects(withAllBeneath(saved.proposed()));
    across.forEach(relation -> change.remove(relation, asking.viewer()));
    return !across.isEmpty();
  }

  /** How many would end if it moved. */
  int number(WorkPackage wp, long projectId, Viewer viewer) {
    return settings.truth("cross_project_work_package_relations") ? 0 : store.countOutside(withAllBeneath(wp), projectId, viewer);
  }

  private List<Long> withAllBeneath(WorkPackage wp) {
    var all = new ArrayList<>(workPackages.beneath(wp));
    all.add(wp.id());
    return all;
  }
}
