package gewerk.work.workpackages;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import gewerk.platform.access.Viewer;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Batch;
import gewerk.platform.resource.Target;
import gewerk.work.workpackages.WorkPackageStore.Named;

/** Work packages as others link to them: by id and subject. */
final class WorkPackageNames implements Target<Named> {
  private final WorkPackageStore store;
  private final Batch<List<Named>> children;

  WorkPackageNames(WorkPackageStore store) {
    this.store = store;
    children = store::children;
  }

  /** The children of each parent. */
  Batch<List<Named>> children() {
    return children;
  }

  @Override
  public List<String> namespaces() {
    return List.of("work_packages");
  }

  @Override
  public Map<Long, Named> load(Collection<Long> ids) {
    return store.names(ids);
  }

  @Override
  public long id(Named wp) {
    return wp.id();
  }

  @Override
  public Link link(Named wp) {
    return Link.to("/work_packages/" + wp.id(), wp.subject());
  }

  @Override
  public String schemaType() {
    return "WorkPackage";
  }

  @Override
  public boolean isVisible(Named wp, Viewer viewer) {
    return viewer.may("view_work_packages", wp.projectId(), wp.id());
  }
}
