package gewerk.files.attachments;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Companion;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** The files that a work package names when it is written are its files from then on; those that it no longer names are taken away. */
final class ClaimAttachments implements Companion<WorkPackage> {
  private static final String ATTRIBUTE = "attachments";

  private final Attachments attachments;
  private final AttachmentStore store;
  private final WorkPackages workPackages;

  ClaimAttachments(Attachments attachments, AttachmentStore store, WorkPackages workPackages) {
    this.attachments = attachments;
    this.store = store;
    this.workPackages = workPackages;
    workPackages.declaration().has(Attribute.<WorkPackage>links(ATTRIBUTE, attachments, wp -> List.of()).with(Trait.SCHEMA_ONLY).with(Trait.NOT_IN_SCHEMA)
        .with(Trait.JUDGED_APART).writableWhen((candidate, viewer) -> viewer.may(candidate.isNew() ? "add_work_packages" : "edit_work_packages",
            candidate.current().projectId())));
  }

  @Override
  public List<Violation> violations(Candidate<WorkPackage> candidate, Written written, Asking asking) {
    if (!written.has(ATTRIBUTE)) {
      return List.of();
    }
    var wanted = wanted(written);
    var found = store.load(wanted);
    boolean allThere = wanted.stream().allMatch(id -> found.containsKey(id) && attachments.isVisible(found.get(id), asking.viewer()));
    if (!allThere) {
      return List.of(Violation.of(ATTRIBUTE, "error.does_not_exist"));
    }
    boolean allFree = found.values().stream().allMatch(attachment -> attachment.isUnclaimed() || attachment.hangsOn(WorkPackageContainer.NAME,
        candidate.proposed().id()));
    return allFree ? List.of() : List.of(Violation.of(ATTRIBUTE, "attachment.error.fixed"));
  }

  @Override
  public boolean saved(Candidate<WorkPackage> saved, Written written, Asking asking) {
    if (!written.has(ATTRIBUTE)) {
      return false;
    }
    var wp = saved.proposed();
    var wanted = wanted(written);
    var present = store.of(WorkPackageContainer.NAME, wp.id());
    var given = present.stream().map(Attachment::id).collect(Collectors.toSet());
    present.stream().filter(attachment -> !wanted.contains(attachment.id())).forEach(attachment -> attachments.remove(attachment, asking.viewer()));
    wanted.stream().filter(id -> !given.contains(id)).forEach(id -> claim(id, wp, asking));
    boolean changed = !given.equals(wanted);
    if (changed && saved.saved() != null && saved.saved().lockVersion() == wp.lockVersion()) {
      workPackages.revise(wp.id());
    }
    return changed;
  }

  private void claim(long id, WorkPackage wp, Asking asking) {
    if (!store.claim(id, WorkPackageContainer.NAME, wp.id())) {
      throw Refusal.conflict();
    }
    attachments.changed(store.find(id).orElseThrow(), true, asking.viewer());
  }

  private static Set<Long> wanted(Written written) {
    return new LinkedHashSet<>(written.ids(ATTRIBUTE, List.of()));
  }
}
