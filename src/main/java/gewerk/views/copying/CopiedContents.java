package gewerk.views.copying;

import java.util.List;

import gewerk.platform.Platform;
import gewerk.platform.events.Event;
import gewerk.platform.events.Outbox;
import gewerk.projects.copying.Copying;
import gewerk.projects.copying.ProjectCopies;

/** What of a project's contents can go along with a copy, in the order in which one needs the other. */
public final class CopiedContents {
  private final CopyStore store;
  private final Outbox events;

  public CopiedContents(Platform platform, ProjectCopies copies) {
    store = new CopyStore(platform.database());
    events = platform.events();
    copies.takesCareOf(List.of("copyMembers", "copyVersions", "copyCategories", "copyWorkPackages", "copyWorkPackageAttachments", "copyQueries", "copyPhases"), this::copy);
  }

  private void copy(Copying copying) {
    store.frame(copying);
    if (copying.takes("copyMembers")) {
      store.members(copying);
    }
    var versions = copying.takes("copyVersions") ? store.versions(copying) : Twins.NONE;
    var categories = copying.takes("copyCategories") ? store.categories(copying) : Twins.NONE;
    if (copying.takes("copyPhases")) {
      store.phases(copying);
    }
    var work = copying.takes("copyWorkPackages") ? work(copying, versions, categories) : Twins.NONE;
    if (copying.takes("copyQueries")) {
      store.queries(copying, work);
    }
  }

  private Twins work(Copying copying, Twins versions, Twins categories) {
    var work = store.workPackages(copying, versions, categories);
    store.histories(copying);
    store.relations(work);
    store.watchers(copying, work);
    if (copying.takes("copyWorkPackageAttachments")) {
      store.attachments(copying, work);
    }
    for (long id : work.made()) {
      events.happened(Event.now("work_package.created", "work_package", id, copying.target(), copying.actorId()));
    }
    return work;
  }
}
