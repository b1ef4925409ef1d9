package gewerk.work.workpackages;

import java.util.Objects;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Written;
import gewerk.platform.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Fills in what nobody wrote but everybody expects (reference: work packages, create, type change, project change). */
final class Defaults {
  private final Neighbours neighbours;
  private final WorkPackageStore store;
  private final Settings settings;

  Defaults(Neighbours neighbours, WorkPackageStore store, Settings settings) {
    this.neighbours = neighbours;
    this.store = store;
    this.settings = settings;
  }

  Written complete(@Nullable WorkPackage before, Written written, Viewer viewer) {
    return before == null ? ofNew(written, viewer) : ofChange(before, written);
  }

  private Written ofNew(Written written, Viewer viewer) {
    var completed = written;
    Long project = written.id("project", null);
    if (project != null && !written.has("type")) {
      var first = neighbours.types().ofProject(project).stream().findFirst();
      completed = first.isPresent() ? completed.with("type", first.get().id()) : completed;
    }
    if (!written.has("status")) {
      completed = completed.with("status", neighbours.statuses().usual().id());
    }
    var priority = neighbours.priorities().usual();
    if (!written.has("priority") && priority.isPresent()) {
      completed = completed.with("priority", priority.get().id());
    }
    return dates(assignee(completed, written), written, viewer);
  }

  private Written assignee(Written completed, Written written) {
    Long category = written.id("category", null);
    if (category == null || written.has("assignee")) {
      return completed;
    }
    return neighbours.categories().find(category).filter(found -> found.defaultAssigneeId() != null)
        .map(found -> completed.with("assignee", found.defaultAssigneeId())).orElse(completed);
  }

  /** A child begins and ends with its parent, as far as it says nothing itself. */
  private Written dates(Written completed, Written written, Viewer viewer) {
    var parent = written.id("parent", null) == null ? null
        : store.find(Objects.requireNonNull(written.id("parent", null))).filter(found -> WorkPackageRights.maySee(found, viewer)).orElse(null);
    boolean startGiven = written.has("startDate") || written.has("date");
    boolean dueGiven = written.has("dueDate") || written.has("date");
    var result = completed;
    var due = written.date("dueDate", parent == null ? null : parent.dueDate());
    if (!startGiven && parent != null && parent.startDate() != null && due != null && parent.startDate().isBefore(due)) {
      result = result.with("startDate", parent.startDate());
    } else if (!startGiven && settings.truth("work_package_startdate_is_adddate")) {
      result = result.with("startDate", java.time.LocalDate.now(viewer.zone()));
    }
    var start = result.date("startDate", null);
    if (!dueGiven && !written.has("duration") && parent != null && parent.dueDate() != null && start != null && parent.dueDate().isAfter(start)) {
      result = result.with("dueDate", parent.dueDate());
    }
    return result;
  }

  private Written ofChange(WorkPackage before, Written written) {
    var completed = written;
    Long project = written.id("project", before.projectId());
    if (project != null && project != 0 && project != before.projectId()) {
      completed = inOtherProject(before, project, completed);
    }
    Long type = completed.id("type", before.typeId());
    if (type != null && type != before.typeId() && !written.has("status") && !neighbours.workflows().statusesOf(type).contains(before.statusId())) {
      completed = completed.with("status", statusOf(type, before.statusId()));
    }
    return completed;
  }

  private Written inOtherProject(WorkPackage before, long project, Written written) {
    var completed = written;
    if (!written.has("version") && before.versionId() != null
        && neighbours.versions().assignable(project).stream().noneMatch(version -> version.id() == before.versionId())) {
      completed = completed.with("version", null);
    }
    if (!written.has("category") && before.categoryId() != null) {
      var name = neighbours.categories().find(before.categoryId()).map(category -> category.name()).orElse("");
      completed = completed.with("category", neighbours.categories().ofProject(project).stream()
          .filter(category -> category.name().equalsIgnoreCase(name)).map(category -> category.id()).findFirst().orElse(null));
    }
    if (!written.has("parent") && before.parentId() != null && !settings.truth("cross_project_work_package_relations")) {
      completed = completed.with("parent", null);
    }
    if (!written.has("type") && !neighbours.types().isUsedIn(project, before.typeId())) {
      var first = neighbours.types().ofProject(project).stream().findFirst();
      completed = first.isPresent() ? completed.with("type", first.get().id()) : completed;
    }
    return completed;
  }

  /** The usual status if the type's workflow has it, else the first it has. */
  private long statusOf(long type, long present) {
    var known = neighbours.workflows().statusesOf(type);
    long usual = neighbours.statuses().usual().id();
    if (known.isEmpty()) {
      return present;
    }
    return known.contains(usual) ? usual
        : neighbours.statuses().all().stream().map(status -> status.id()).filter(known::contains).findFirst().orElse(present);
  }
}
