package gewerk.admin.background;

import java.util.Map;

import gewerk.platform.Platform;
import gewerk.platform.events.Waiting;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.jobs.Job;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;

/** Background work: events that listeners still have to handle, with what went wrong, and recurring jobs. */
public final class BackgroundPages {
  private static final String HOME = "/admin/background";
  private static final int MOST = 200;

  private final Platform platform;
  private final Pages pages;

  /** One delivery to a listener, and the words for its times. */
  public record Item(Waiting waiting, String happened, String due) {}

  /** One recurring job, and the words for its times. */
  public record Line(Job job, String last, String next, String failed) {}

  /** How much one listener has before it, those without anything left out. */
  public record Queue(String listener, long waiting, long failed, String next) {}

  public BackgroundPages(Platform platform, Pages pages) {
    this.platform = platform;
    this.pages = pages;
    pages.get(HOME, this::show).post(HOME + "/events/{id}/again", this::again).post(HOME + "/events/again", this::allAgain).post(HOME + "/jobs/{name:text}/run", this::run);
    pages.navigation().administers(Section.SYSTEM, "background.title", HOME, viewer -> viewer.isAdmin());
  }

  private Answer show(Request request, Asking asking) {
    check(asking);
    var page = pages.page(request, asking.say("background.title"));
    var queues = platform.events().counts().entrySet().stream().map(entry -> new Queue(entry.getKey(), entry.getValue().waiting(), entry.getValue().failed(),
        entry.getValue().next() == null ? "" : page.formats().dateTime(entry.getValue().next()))).toList();
    var items = platform.events().waiting(MOST).stream().map(waiting -> item(waiting, page)).toList();
    var jobs = platform.jobs().all().stream().map(job -> line(job, page)).toList();
    return pages.show(page, BackgroundPages.class, "background", Map.of("queues", queues, "items", items, "jobs", jobs));
  }

  private Answer again(Request request, Asking asking) {
    check(asking);
    boolean found = platform.events().again(request.id("id"));
    return Pages.seeOther(HOME, found ? Notice.good(asking.say("background.trying")) : Notice.bad(asking.say("background.gone")));
  }

  private Answer allAgain(Request request, Asking asking) {
    check(asking);
    var failed = platform.events().waiting(MOST).stream().filter(Waiting::failed).toList();
    failed.forEach(waiting -> platform.events().again(waiting.id()));
    return Pages.seeOther(HOME, failed.isEmpty() ? Notice.bad(asking.say("background.gone")) : Notice.good(asking.say("background.trying")));
  }

  private Answer run(Request request, Asking asking) {
    check(asking);
    var name = request.text("name");
    if (platform.jobs().all().stream().noneMatch(job -> job.name().equals(name))) {
      throw Refusal.notFound();
    }
    boolean begun = platform.jobs().runNow(name);
    return Pages.seeOther(HOME, begun ? Notice.good(asking.say("background.begun", name)) : Notice.bad(asking.say("background.runs_already", name)));
  }

  private static Item item(Waiting waiting, Page page) {
    return new Item(waiting, page.formats().dateTime(waiting.about().at()), waiting.failed() ? "" : page.formats().dateTime(waiting.dueAt()));
  }

  private static Line line(Job job, Page page) {
    var failure = job.failure();
    return new Line(job, job.lastRun() == null ? page.say("background.never") : page.formats().dateTime(job.lastRun()), page.formats().dateTime(job.nextRun()),
        failure == null ? "" : page.formats().dateTime(failure.at()));
  }

  private static void check(Asking asking) {
    if (!asking.viewer().isAdmin()) {
      throw Refusal.forbidden();
    }
  }
}
