package gewerk.views.exports;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Templates;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.settings.Settings;
import gewerk.views.fullview.Facts;
import gewerk.work.activities.Activities;
import gewerk.work.activities.HistoryEntry;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** One work package as PDF and as a feed of what happens to it: the addresses that the API's links name. Open this first. */
public final class ExportPages {
  private static final Pattern FILE = Pattern.compile("(\\d{1,18})\\.(pdf|atom)");
  private static final int MOST_ENTRIES = 50;
  private static final int MOST_COMMENTS = 300;

  private final Pages pages;
  private final WorkPackages workPackages;
  private final Activities activities;
  private final Settings settings;
  private final Pdf pdf = new Pdf();

  public ExportPages(Pages pages, WorkPackages workPackages, Activities activities, Settings settings) {
    this.pages = pages;
    this.workPackages = workPackages;
    this.activities = activities;
    this.settings = settings;
    pages.get("/work_packages/{file:text}", this::file);
  }

  private Answer file(Request request, Asking asking) {
    var name = FILE.matcher(request.text("file"));
    var wp = name.matches() ? workPackages.find(Long.parseLong(name.group(1)), asking.viewer()) : Optional.<WorkPackage>empty();
    if (wp.isEmpty()) {
      throw Refusal.notFound();
    }
    if (!asking.viewer().may("export_work_packages", wp.get().projectId())) {
      throw Refusal.forbidden();
    }
    return name.group(2).equals("pdf") ? printed(request, asking, wp.get()) : feed(asking, wp.get());
  }

  /** With its comments when the query says so. */
  private Answer printed(Request request, Asking asking, WorkPackage wp) {
    var page = pages.page(request, wp.subject());
    var neighbours = workPackages.neighbours();
    var parameters = new HashMap<String, Object>();
    parameters.put("page", page);
    parameters.put("wp", wp);
    parameters.put("project", neighbours.projects().find(wp.projectId()).orElseThrow().name());
    parameters.put("type", neighbours.types().find(wp.typeId()).orElseThrow().name());
    parameters.put("status", neighbours.statuses().find(wp.statusId()).orElseThrow().name());
    parameters.put("groups", new Facts(workPackages, asking, page.formats()).of(wp));
    parameters.put("description", wp.description().isBlank() ? "" : asking.texts().markdown(wp.description(), asking.viewer()));
    parameters.put("comments", request.query("comments").isPresent() ? comments(wp, asking) : List.of());
    var html = Templates.text(ExportPages.class, "print", parameters);
    return Answer.of(200, "application/pdf", pdf.of(html, asking.origin())).with("Content-Disposition", "inline; filename=\"work-package-" + wp.id() + ".pdf\"")
        .with("Cache-Control", "no-store");
  }

  private List<HistoryEntry> comments(WorkPackage wp, Asking asking) {
    return activities.of(wp, asking).stream().filter(entry -> !entry.commentHtml().isEmpty()).limit(MOST_COMMENTS).toList();
  }

  private Answer feed(Asking asking, WorkPackage wp) {
    if (!settings.truth("feeds_enabled")) {
      throw Refusal.notFound();
    }
    var address = asking.origin() + "/work_packages/" + wp.id();
    var entries = activities.of(wp, asking).reversed().stream().limit(MOST_ENTRIES).map(entry -> entry(entry, wp, address, asking)).toList();
    return new Feed("#" + wp.id() + " " + wp.subject(), address, entries).answer();
  }

  private static Feed.Entry entry(HistoryEntry entry, WorkPackage wp, String address, Asking asking) {
    var author = entry.author() == null ? asking.say("fullview.somebody") : entry.author().name();
    var html = new StringBuilder(entry.commentHtml());
    if (!entry.details().isEmpty()) {
      html.append("<ul>");
      entry.details().forEach(detail -> html.append("<li>").append(detail.html()).append("</li>"));
      html.append("</ul>");
    }
    var title = asking.say(entry.commentHtml().isEmpty() ? "exports.changed" : "exports.commented", author, wp.subject());
    return new Feed.Entry(title, address + "/activity#activity-" + entry.activity().id(), entry.activity().updatedAt(), author, html.toString());
  }
}
