package gewerk.files.attachments;

import gewerk.platform.resource.Asking;
import gewerk.work.additions.TakenAlong;
import gewerk.work.workpackages.WorkPackage;

/** A copy of a work package may have copies of its files. */
final class AttachmentsAlong implements TakenAlong {
  private final Attachments attachments;

  AttachmentsAlong(Attachments attachments) {
    this.attachments = attachments;
  }

  @Override
  public String name() {
    return "files";
  }

  @Override
  public boolean isOffered(WorkPackage from, Asking asking) {
    return !attachments.of(WorkPackageContainer.NAME, from.id()).isEmpty();
  }

  @Override
  public void take(WorkPackage from, WorkPackage to, Asking asking) {
    if (attachments.workPackages().place(to, asking.viewer()).mayAdd()) {
      attachments.of(WorkPackageContainer.NAME, from.id()).forEach(attachment -> attachments.copy(attachment, to, asking.viewer()));
    }
  }
}
