package gewerk.admin.audit;

import java.text.Collator;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import gewerk.people.principals.Principals;
import gewerk.platform.Platform;
import gewerk.platform.audit.Entry.Change;
import gewerk.platform.audit.Noted;
import gewerk.platform.audit.Search;
import gewerk.platform.http.Answer;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.settings.SettingsScreen;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.pages.web.Paging;
import gewerk.platform.resource.Asking;
import gewerk.platform.settings.Setting;
import org.jspecify.annotations.Nullable;

/** The log as administrators read it, narrowed by action, person, time and words; and its end: what is older than the setting says goes. */
public final class AuditLog {
  private static final String HOME = "/admin/audit";
  private static final String KEPT = "audit_retention_days";
  private static final int TWO_YEARS = 730;
  private static final int CENTURY = 36_500;
  private static final int PAGE_SIZE = 50;

  private final Platform platform;
  private final Pages pages;
  private final Principals principals;

  /** What changed of one part; texts for people. */
  public record Part(String name, String before, String after) {}

  /** An entry as it is shown. */
  public record Line(long id, String when, String who, String what, String subject, String project, String address, List<Part> parts) {}

  /** What somebody is looking for, as they wrote it. */
  public record Wanted(String words, String action, String person, String since, String until) {}

  public AuditLog(Platform platform, Pages pages, Principals principals) {
    this.platform = platform;
    this.pages = pages;
    this.principals = principals;
    platform.settings().declare(List.of(new Setting(KEPT, TWO_YEARS).between(0, CENTURY)));
    platform.jobs().recurring("audit.forget", Schedules.fixedDelay(Duration.ofHours(12)), this::forget);
    pages.get(HOME, this::show);
    pages.navigation().administers(Section.SYSTEM, "audit.title", HOME, viewer -> viewer.isAdmin());
    new SettingsScreen(platform, pages, "/admin/settings/audit", "audit.settings").group("", KEPT).in(Section.SYSTEM);
  }

  /** Kept forever where the setting is 0. */
  void forget() {
    int days = platform.settings().number(KEPT);
    if (days > 0) {
      platform.audit().forgetBefore(Instant.now().minus(Duration.ofDays(days)));
    }
  }

  private Answer show(Request request, Asking asking) {
    if (!asking.viewer().isAdmin()) {
      throw Refusal.forbidden();
    }
    var wanted = new Wanted(text(request, "q"), text(request, "action"), text(request, "person"), text(request, "since"), text(request, "until"));
    int number = request.page();
    var search = search(wanted, asking);
    long total = platform.audit().count(search);
    var page = pages.page(request, asking.say("audit.title"));
    var found = platform.audit().find(search, PAGE_SIZE, (number - 1) * PAGE_SIZE);
    var paging = Paging.of(asking.words().count("audit.count", total), number, PAGE_SIZE, total, other -> address(wanted, other));
    return pages.show(page, AuditLog.class, "log", Map.of("lines", found.stream().map(noted -> line(noted, page)).toList(), "wanted", wanted, "paging", paging,
        "actions", platform.audit().actions().stream().map(action -> new Choice(action, label(action, page))).toList(), "kept", platform.settings().number(KEPT)));
  }

  private Search search(Wanted wanted, Asking asking) {
    return new Search(wanted.action, person(wanted.person), wanted.words, moment(wanted.since, 0, asking), moment(wanted.until, 1, asking));
  }

  /** By login; nobody, if there is no such person: then nothing is found. */
  private @Nullable Long person(String login) {
    return login.isEmpty() ? null : principals.idOf(login).orElse(-1L);
  }

  private static @Nullable Instant moment(String date, int plusDays, Asking asking) {
    try {
      return date.isEmpty() ? null : LocalDate.parse(date).plusDays(plusDays).atStartOfDay(asking.viewer().zone()).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String address(Wanted wanted, int page) {
    var query = new LinkedHashMap<String, String>();
    Map.of("q", wanted.words, "action", wanted.action, "person", wanted.person, "since", wanted.since, "until", wanted.until).forEach((name, value) -> {
      if (!value.isEmpty()) {
        query.put(name, value);
      }
    });
    query.put("page", String.valueOf(page));
    return HOME + "?" + QueryString.write(query);
  }

  private Line line(Noted noted, Page page) {
    var entry = noted.entry();
    var parts = new ArrayList<Part>();
    entry.changes().forEach((name, change) -> parts.add(part(name, change, page)));
    parts.sort(Comparator.comparing(Part::name, Collator.getInstance(page.words().locale())));
    return new Line(noted.id(), page.formats().dateTime(noted.at()), who(noted, page), label(entry.action(), page), entry.subject().name(), noted.project(), noted.address(), parts);
  }

  private String who(Noted noted, Page page) {
    var actor = noted.actorId();
    boolean unknown = actor == null || actor == platform.viewers().anonymous().id();
    return !unknown ? noted.actor() : page.say(actor == null && noted.address().isEmpty() ? "audit.nobody" : "audit.stranger");
  }

  /** Of lists only what came and what went: nobody finds one permission among a hundred. */
  private static Part part(String name, Change change, Page page) {
    if (change.before() instanceof List<?> before && change.after() instanceof List<?> after) {
      return new Part(partLabel(name, page), shown(name, before.stream().filter(one -> !after.contains(one)).toList(), page),
          shown(name, after.stream().filter(one -> !before.contains(one)).toList(), page));
    }
    return new Part(partLabel(name, page), shown(name, change.before(), page), shown(name, change.after(), page));
  }

  private static String shown(String name, @Nullable Object value, Page page) {
    return switch (value) {
      case null -> "";
      case Boolean truth -> page.say(truth ? "audit.yes" : "audit.no");
      case List<?> several -> String.join(", ", several.stream().map(one -> one(String.valueOf(one), page)).toList());
      default -> {
        var key = "audit.value." + name + "." + value;
        yield page.words().knows(key) ? page.say(key) : value.toString();
      }
    };
  }

  /** Permissions have labels. */
  private static String one(String value, Page page) {
    var key = "permission." + value;
    return page.words().knows(key) ? page.say(key) : value;
  }

  /** Settings are called what they are called on their screens and in the environment. */
  private static String partLabel(String name, Page page) {
    var key = "audit.part." + name;
    return page.words().knows(key) ? page.say(key) : name;
  }

  private static String label(String action, Page page) {
    var key = "audit." + action;
    return page.words().knows(key) ? page.say(key) : action;
  }

  private static String text(Request request, String name) {
    return request.query(name).map(String::strip).orElse("");
  }
}
