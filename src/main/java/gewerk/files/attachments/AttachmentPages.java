package gewerk.files.attachments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Navigation;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.work.additions.Additions;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;

/** Uploads files to work packages and deletes them: several at once, with or without scripts. */
public final class AttachmentPages {
  private static final String TAB = "/work_packages/{id}/files";

  private final Pages pages;
  private final WorkPackages workPackages;
  private final Attachments attachments;
  private final KeepAttachment keep;

  public AttachmentPages(Pages pages, WorkPackages workPackages, Attachments attachments, Additions additions) {
    this.pages = pages;
    this.workPackages = workPackages;
    this.attachments = attachments;
    keep = attachments.keeping();
    additions.add(new FilesTab(attachments)).add(new AttachmentsAlong(attachments));
    pages.post(TAB, this::upload)
        .get(TAB + "/{file}/delete", this::ask)
        .post(TAB + "/{file}/delete", this::delete);
  }

  /** Each file is judged for itself: what is refused is told, the rest is kept. A script that sends one after the other is told by the status alone. */
  private Answer upload(Request request, Asking asking) {
    var wp = found(request, asking);
    var container = attachments.workPackages();
    if (!container.place(wp, asking.viewer()).mayAdd()) {
      throw Refusal.forbidden();
    }
    var refused = new ArrayList<String>();
    int kept = 0;
    for (var part : request.files("files")) {
      var problem = add(part, wp, asking);
      if (problem == null) {
        kept++;
      } else {
        refused.add(problem);
      }
    }
    if (request.header("X-Requested-With").isPresent()) {
      return refused.isEmpty() ? Answer.empty(204) : Answer.text(422, "text/plain;charset=utf-8", String.join(" ", refused));
    }
    return Pages.again(request, path(wp), told(kept, refused, asking));
  }

  private static Notice told(int kept, List<String> refused, Asking asking) {
    if (!refused.isEmpty()) {
      return Notice.bad(String.join(" ", refused));
    }
    return kept == 0 ? Notice.bad(asking.say("files.none_chosen")) : Notice.good(asking.words().count("files.added", kept));
  }

  /** Null when it was kept, otherwise what was wrong. */
  private @Nullable String add(Part part, WorkPackage wp, Asking asking) {
    var name = Upload.tidy(Objects.requireNonNullElse(part.getSubmittedFileName(), ""));
    var upload = new Upload(name, "", part.getSize(), part::getInputStream);
    var violations = new ArrayList<>(AttachmentRules.named(name, true));
    var type = keep.typeOf(upload);
    violations.addAll(keep.judge(upload, type));
    if (!violations.isEmpty()) {
      return name + ": " + String.join(" ", violations.stream().map(violation -> asking.say(violation.text())).toList());
    }
    attachments.add(new Received(upload, type), attachments.workPackages(), wp, asking.viewer());
    return null;
  }

  private Answer ask(Request request, Asking asking) {
    var wp = found(request, asking);
    var attachment = removable(request, wp, asking);
    var project = workPackages.neighbours().projects().find(wp.projectId()).orElseThrow();
    var page = pages.page(request, asking.say("files.delete_title"), new Navigation.Where(project.id(), project.identifier(), project.name()));
    return pages.show(page, AttachmentPages.class, "delete-file", Map.of("wp", wp, "attachment", attachment));
  }

  private Answer delete(Request request, Asking asking) {
    var wp = found(request, asking);
    var attachment = removable(request, wp, asking);
    attachments.remove(attachment, asking.viewer());
    return Pages.seeOther(path(wp), Notice.good(asking.say("files.deleted", attachment.fileName())));
  }

  private Attachment removable(Request request, WorkPackage wp, Asking asking) {
    var attachment = attachments.find(request.id("file"), asking.viewer()).filter(found -> found.hangsOn(WorkPackageContainer.NAME, wp.id())).orElseThrow(Refusal::notFound);
    if (!attachments.mayRemove(attachment, asking.viewer())) {
      throw Refusal.forbidden();
    }
    return attachment;
  }

  private WorkPackage found(Request request, Asking asking) {
    return workPackages.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }

  private static String path(WorkPackage wp) {
    return "/work_packages/" + wp.id() + "/files";
  }
}
