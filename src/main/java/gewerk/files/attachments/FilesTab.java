package gewerk.files.attachments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.http.Request;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Templates;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.work.additions.Tab;
import gewerk.work.workpackages.WorkPackage;

/** The files of a work package, small pictures among them shown. */
public final class FilesTab implements Tab {
  /** Larger pictures are not loaded only to be shown small. */
  private static final long LARGEST_PREVIEW = 2 * 1024 * 1024;

  private final Attachments attachments;

  FilesTab(Attachments attachments) {
    this.attachments = attachments;
  }

  /** One file. @param author empty for somebody who is gone */
  public record File(Attachment attachment, String author, boolean preview, boolean removable) {
    public String content() {
      return "/api/v3/attachments/" + attachment.id() + "/content";
    }
  }

  @Override
  public String name() {
    return "files";
  }

  @Override
  public Integer count(WorkPackage wp, Asking asking) {
    return attachments.of(WorkPackageContainer.NAME, wp.id()).size();
  }

  @Override
  public String html(Request request, Page page, WorkPackage wp, Asking asking) {
    var place = attachments.workPackages().place(wp, asking.viewer());
    var parameters = new HashMap<String, Object>(Map.of("page", page, "wp", wp, "files", files(wp, place, asking), "mayAdd", place.mayAdd()));
    parameters.put("back", Pages.here(request, page, "/work_packages/" + wp.id() + "/files"));
    return Templates.text(FilesTab.class, "files", parameters);
  }

  private List<File> files(WorkPackage wp, Place place, Asking asking) {
    var found = attachments.of(WorkPackageContainer.NAME, wp.id());
    var principals = attachments.principals();
    asking.loaded().load(principals, found.stream().map(Attachment::authorId).distinct().toList());
    return found.stream().map(each -> new File(each, asking.loaded().find(principals, each.authorId()).map(author -> author.name()).orElse(""), isPreviewed(each),
        AttachmentRules.mayRemove(each, place, asking.viewer()))).toList();
  }

  private static boolean isPreviewed(Attachment attachment) {
    return attachment.contentType().startsWith("image/") && AttachmentRules.isShown(attachment.contentType()) && attachment.size() <= LARGEST_PREVIEW;
  }
}
