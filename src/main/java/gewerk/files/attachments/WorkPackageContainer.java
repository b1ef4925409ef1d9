package gewerk.files.attachments;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import gewerk.platform.access.Viewer;
import gewerk.platform.http.Refusal;
import gewerk.work.journals.Entry;
import gewerk.work.journals.Journals;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** Files that hang on work packages; their coming and going stands in the history. */
final class WorkPackageContainer implements Container<WorkPackage> {
  static final String NAME = "work_package";
  /** How the history names a change of theirs. */
  static final String CHANGE = "attachment";

  private final WorkPackages workPackages;
  private final Journals journals;

  WorkPackageContainer(WorkPackages workPackages, Journals journals) {
    this.workPackages = workPackages;
    this.journals = journals;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String path() {
    return "/work_packages";
  }

  @Override
  public Optional<WorkPackage> find(long id, Viewer viewer) {
    return workPackages.find(id, viewer);
  }

  @Override
  public Refusal unseen() {
    return Refusal.notFound(WorkPackages.NOT_FOUND);
  }

  @Override
  public Place place(WorkPackage wp, Viewer viewer) {
    boolean mayEdit = viewer.may("edit_work_packages", wp.projectId(), wp.id());
    return new Place(wp.id(), wp.projectId(), workPackages.declaration().self(wp), mayEdit || viewer.may("add_work_package_attachments", wp.projectId(), wp.id()), mayEdit);
  }

  @Override
  public boolean mayAddAnywhere(Viewer viewer) {
    return Stream.of("add_work_packages", "edit_work_packages", "add_work_package_attachments").anyMatch(viewer::mayAnywhere);
  }

  @Override
  public void changed(WorkPackage wp, Attachment attachment, boolean added, Viewer viewer) {
    workPackages.touch(wp.id());
    List<Object> change = added ? Arrays.asList(null, attachment.fileName()) : Arrays.asList(attachment.fileName(), null);
    journals.write(Entry.of(NAME, wp.id(), viewer.id(), Map.of(CHANGE + ":" + attachment.id(), change)));
  }
}
