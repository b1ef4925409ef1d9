package gewerk.files.attachments;

import java.util.Optional;

import gewerk.platform.access.Viewer;
import gewerk.platform.http.Refusal;

/** A kind of rows that files can hang on, told by the feature that has them. */
public interface Container<T> {
  /** As the table of attachments has it: {@code work_package}. */
  String name();

  /** Of its rows, below {@code /api/v3}: {@code /work_packages}. */
  String path();

  /** One that the viewer may see. */
  Optional<T> find(long id, Viewer viewer);

  /** What is said where there is none that they may see. */
  default Refusal unseen() {
    return Refusal.notFound();
  }

  Place place(T row, Viewer viewer);

  /** Whether the viewer may add a file to any row there is, or to one that is still to be made. */
  boolean mayAddAnywhere(Viewer viewer);

  /** A file was added or is about to be taken away; belongs to the transaction of that. */
  default void changed(T row, Attachment attachment, boolean added, Viewer viewer) {}
}
