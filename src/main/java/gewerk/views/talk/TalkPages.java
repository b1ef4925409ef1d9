package gewerk.views.talk;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Templates;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Navigation;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.work.activities.Activities;
import gewerk.work.activities.Activity;
import gewerk.work.activities.ActivityRules;
import gewerk.work.activities.Comment;
import gewerk.work.activities.Emoji;
import gewerk.work.activities.HistoryEntry;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackageRights;
import gewerk.work.workpackages.WorkPackages;

/** Says something about a work package, changes what was said, quotes it and answers it with a sign; also the talk beside the table. Open this first. */
public final class TalkPages {
  private static final String ONE = "/work_packages/{id}/comments/{comment}";
  private static final Set<String> NO = Set.of("", "false");

  private final Pages pages;
  private final WorkPackages workPackages;
  private final Activities activities;
  private final Mentionable mentionable;

  public TalkPages(Pages pages, WorkPackages workPackages, Activities activities) {
    this.pages = pages;
    this.workPackages = workPackages;
    this.activities = activities;
    mentionable = new Mentionable(workPackages.neighbours().principals());
    pages.get("/work_packages/{id}/talk", this::show).get("/work_packages/{id}/mentions", this::mentions).post("/work_packages/{id}/comments", this::comment)
        .get(ONE + "/edit", this::edit).post(ONE, this::rewrite).get(ONE + "/quote", this::quote).post(ONE + "/reactions", this::react);
  }

  /** It comes after the pane beside the table, so that going from row to row stays quick. */
  private Answer show(Request request, Asking asking) {
    var wp = found(request, asking);
    boolean all = request.query("all").isPresent();
    var said = activities.of(wp, asking).reversed().stream().filter(entry -> all || !entry.commentHtml().isEmpty()).toList();
    var box = CommentBox.of(wp, "/work_packages/" + wp.id() + (all ? "/talk?all=1" : "/talk"), asking.viewer());
    return pages.show(page(request, wp, wp.subject()), TalkPages.class, "talk", Map.of("entries", said, "box", box, "bare", isPart(request)));
  }

  /** What is offered while one types a name. */
  private Answer mentions(Request request, Asking asking) {
    var wp = mayComment(found(request, asking), asking);
    var choices = mentionable.like(request.query("q").orElse(""), wp, asking);
    return Answer.html(Templates.render("gewerk/platform/pages/forms/options.jte", Map.of("choices", choices)));
  }

  /** Whoever asks for an internal comment, in whatever words, must not be read by everybody. */
  private Answer comment(Request request, Asking asking) {
    var wp = mayComment(found(request, asking), asking);
    boolean internal = request.forms("internal").stream().anyMatch(word -> !NO.contains(word));
    if (internal && !ActivityRules.mayCommentInternally(wp, asking.viewer())) {
      throw Refusal.forbidden();
    }
    var text = request.form("comment").orElse("").strip();
    if (text.isEmpty()) {
      return Pages.again(request, feed(wp), Notice.bad(asking.say("talk.empty")));
    }
    activities.comment(wp, new Comment(text, internal, true), asking.viewer());
    return Pages.again(request, feed(wp), Notice.good(asking.say(internal ? "talk.sent_internally" : "talk.sent")));
  }

  private Answer edit(Request request, Asking asking) {
    var activity = editable(request, asking);
    return form(request, asking, activity, field(activity, asking).value(activity.notes()));
  }

  private Answer rewrite(Request request, Asking asking) {
    var activity = editable(request, asking);
    var field = field(activity, asking);
    var text = request.form(field.name()).orElseThrow(() -> Refusal.badRequest("error.parameter_missing", field.name())).strip();
    if (text.isEmpty() && ActivityRules.mustSaySomething(activity)) {
      return form(request, asking, activity, field.error(asking.say("talk.empty"))).withStatus(422);
    }
    var changed = text.equals(activity.notes()) ? activity : activities.rewrite(activity, text, asking.viewer());
    return renew(request, asking, changed, "edit-" + changed.id());
  }

  private Answer form(Request request, Asking asking, Activity activity, Field field) {
    var wp = activity.workPackage();
    var page = page(request, wp, asking.say("talk.edit_title", wp.id()));
    return pages.show(page, TalkPages.class, "rewrite", Map.of("spoken", new Spoken(activities.entry(activity, asking), page), "field", field,
        "back", Pages.whence(request, feed(wp)), "bare", isPart(request)));
  }

  private Answer quote(Request request, Asking asking) {
    var activity = said(request, asking);
    if (!ActivityRules.mayAnswer(activity, asking.viewer())) {
      throw Refusal.forbidden();
    }
    var page = page(request, activity.workPackage(), asking.say("talk.quote_title", activity.workPackage().id()));
    var box = CommentBox.of(activity.workPackage(), feed(activity.workPackage()), asking.viewer())
        .holding(new Spoken(activities.entry(activity, asking), page).quoted(), activity.internal());
    return pages.show(page, TalkPages.class, "quote", Map.of("box", box, "bare", isPart(request)));
  }

  private Answer react(Request request, Asking asking) {
    var activity = said(request, asking);
    if (!ActivityRules.mayReact(activity, asking.viewer())) {
      throw Refusal.forbidden();
    }
    var emoji = Emoji.of(request.form("reaction").orElse("")).orElseThrow(() -> Refusal.badRequest("error.parameter_value", "reaction"));
    activities.react(activity, emoji, asking.viewer());
    return renew(request, asking, activity, "react-" + activity.id() + "-" + emoji.key());
  }

  /** The entry as it is now; the focus goes back to where it was, or to the next thing to do. */
  private Answer renew(Request request, Asking asking, Activity activity, String focus) {
    var wp = activity.workPackage();
    return Pages.renew(request, "activity-" + activity.id(), () -> {
      var entry = activities.entry(activity, asking);
      return Templates.text(TalkPages.class, "entry", new HashMap<>(Map.of("page", pages.page(request, wp.subject()), "entry", entry,
          "back", Pages.whence(request, feed(wp)), "focus", focused(entry, focus))));
    }, feed(wp));
  }

  /** A sign that nobody chooses any more has gone. */
  private static String focused(HistoryEntry entry, String wanted) {
    var react = "react-" + entry.activity().id();
    boolean gone = wanted.startsWith(react) && entry.reactions().stream().noneMatch(reacted -> wanted.equals(react + "-" + reacted.emoji().key()));
    return gone ? react : wanted;
  }

  private static Field field(Activity activity, Asking asking) {
    return Field.of("comment-" + activity.id(), asking.say("talk.rewriting"));
  }

  private Activity editable(Request request, Asking asking) {
    var activity = said(request, asking);
    if (!ActivityRules.mayEdit(activity, asking.viewer())) {
      throw Refusal.forbidden();
    }
    return activity;
  }

  /** A comment on this work package that the reader may see. */
  private Activity said(Request request, Asking asking) {
    return activities.find(request.id("comment"), asking.viewer()).filter(activity -> activity.journal().isComment())
        .filter(activity -> activity.workPackage().id() == request.id("id")).orElseThrow(Refusal::notFound);
  }

  private static WorkPackage mayComment(WorkPackage wp, Asking asking) {
    if (!WorkPackageRights.mayComment(wp, asking.viewer())) {
      throw Refusal.forbidden();
    }
    return wp;
  }

  private WorkPackage found(Request request, Asking asking) {
    return workPackages.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }

  private Page page(Request request, WorkPackage wp, String title) {
    var project = workPackages.neighbours().projects().find(wp.projectId()).orElseThrow();
    return pages.page(request, title, new Navigation.Where(project.id(), project.identifier(), project.name()));
  }

  private static boolean isPart(Request request) {
    return request.header("Turbo-Frame").isPresent();
  }

  private static String feed(WorkPackage wp) {
    return "/work_packages/" + wp.id() + "/activity";
  }
}
