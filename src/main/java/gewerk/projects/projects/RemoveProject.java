package gewerk.projects.projects;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import gewerk.platform.Platform;
import gewerk.platform.audit.Entry;
import gewerk.platform.access.Viewer;
import gewerk.platform.events.Event;
import gewerk.platform.events.Listener;

/** Removes a project with all below it: out of sight at once, out of the database afterwards, even when the program stops in between. */
final class RemoveProject implements Listener {
  private static final String KIND = "project.deletion";

  private final Platform platform;
  private final ProjectStore reading;
  private final ProjectWriteStore store;
  private final List<Consumer<List<Long>>> first = new CopyOnWriteArrayList<>();

  RemoveProject(Platform platform, ProjectStore reading, ProjectWriteStore store) {
    this.platform = platform;
    this.reading = reading;
    this.store = store;
  }

  /** What has to go before the projects themselves can. */
  void before(Consumer<List<Long>> remover) {
    first.addFirst(remover);
  }

  void begin(Project project, Viewer viewer) {
    platform.database().inTransaction(() -> {
      store.archive(project.id());
      platform.audit().note(Entry.of("project.deleted", "project", project.id(), project.name()).in(project.id()));
      platform.events().happened(Event.now(KIND, "project", project.id(), project.id(), viewer.id()));
    });
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public boolean wants(Event event) {
    return event.kind().equals(KIND);
  }

  /** May come twice: then nothing is left to do. */
  @Override
  public void handle(Event event) {
    platform.database().inTransaction(() -> {
      var ids = reading.within(event.resourceId());
      if (ids.isEmpty()) {
        return;
      }
      first.forEach(remover -> remover.accept(ids));
      store.delete(ids);
      ids.forEach(id -> platform.events().happened(Event.now("project.deleted", "project", id, id, event.actorId())));
    });
  }
}
