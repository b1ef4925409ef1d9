package gewerk.connect.webhooks;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.connect.deliveries.Attempt;
import gewerk.connect.deliveries.LogFilter;
import gewerk.connect.deliveries.Logged;
import gewerk.connect.deliveries.Outlook;
import gewerk.platform.http.Answer;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import org.jspecify.annotations.Nullable;

/** The log of one webhook: what was sent and what came back; to send again, to test, to resume. */
public final class LogPages {
  private static final int A_PAGE = 50;

  private final Pages pages;
  private final Webhooks webhooks;

  /** One line of the log, and the words for it. */
  public record Line(Logged logged, String created, String state, String result) {}

  /** One try, and the words for it. */
  public record Try(Attempt attempt, String at, String result) {}

  /** What the filter above the log says, and the ways to the other pages. */
  public record View(Map<String, String> chosen, List<Choice> states, List<Choice> events, long total, @Nullable String previous, @Nullable String next) {}

  LogPages(Pages pages, Webhooks webhooks) {
    this.pages = pages;
    this.webhooks = webhooks;
    var one = WebhookPages.HOME + "/{id}";
    pages.get(one, this::show).post(one + "/test", this::test).post(one + "/resume", this::resume).post(one + "/redeliver", this::redeliverSome)
        .get(one + "/deliveries/{delivery}", this::delivery).post(one + "/deliveries/{delivery}/redeliver", this::redeliver);
  }

  private Answer show(Request request, Asking asking) {
    var webhook = webhook(request, asking);
    var page = pages.page(request, webhook.name());
    var chosen = chosen(name -> request.query(name));
    var filter = filter(chosen, asking);
    int number = request.query("page").filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf).filter(found -> found > 0).orElse(1);
    var found = webhooks.deliveries().log(webhook.id(), filter, (number - 1) * A_PAGE, A_PAGE + 1);
    var lines = found.stream().limit(A_PAGE).map(logged -> line(logged, page)).toList();
    var view = new View(chosen, states(page), events(page), webhooks.deliveries().count(webhook.id(), filter),
        number == 1 ? null : path(webhook, chosen, number - 1), found.size() > A_PAGE ? path(webhook, chosen, number + 1) : null);
    var outlook = webhooks.deliveries().outlooks().getOrDefault(webhook.id(), Outlook.NOTHING);
    return pages.show(page, LogPages.class, "log", Map.of("webhook", webhook, "lines", lines, "view", view, "outlook", outlook,
        "notes", WebhookPages.notes(webhook, outlook, page)));
  }

  private Answer delivery(Request request, Asking asking) {
    var webhook = webhook(request, asking);
    var logged = logged(request, webhook);
    var page = pages.page(request, asking.say("webhooks.delivery", logged.id()));
    var body = webhooks.deliveries().body(webhook.id(), logged.id()).orElse("");
    var tries = webhooks.deliveries().attempts(logged.id()).reversed().stream().map(attempt -> new Try(attempt, page.formats().dateTime(attempt.at()), result(attempt, page))).toList();
    return pages.show(page, LogPages.class, "delivery", Map.of("webhook", webhook, "line", line(logged, page), "body", body, "tries", tries));
  }

  private Answer test(Request request, Asking asking) {
    var webhook = webhook(request, asking);
    var attempt = webhooks.test(webhook);
    var path = WebhookPages.HOME + "/" + webhook.id();
    if (attempt.isGood()) {
      return Pages.seeOther(path, Notice.good(asking.say("webhooks.test_arrived", attempt.code(), attempt.milliseconds())));
    }
    return Pages.seeOther(path, Notice.bad(attempt.isAnswered() ? asking.say("webhooks.test_answered", attempt.code()) : asking.say("webhooks.test_failed", attempt.body())));
  }

  private Answer resume(Request request, Asking asking) {
    var webhook = webhook(request, asking);
    webhooks.deliveries().resume(webhook.id());
    return Pages.seeOther(WebhookPages.HOME + "/" + webhook.id(), Notice.good(asking.say("webhooks.resumed")));
  }

  private Answer redeliver(Request request, Asking asking) {
    var webhook = webhook(request, asking);
    var logged = logged(request, webhook);
    int many = webhooks.deliveries().again(webhook.id(), List.of(logged.id()));
    return Pages.seeOther(Pages.back(request, WebhookPages.HOME + "/" + webhook.id()), again(asking, many));
  }

  /** Everything that the filter shows, on all its pages. */
  private Answer redeliverSome(Request request, Asking asking) {
    var webhook = webhook(request, asking);
    var chosen = chosen(name -> request.form(name));
    int many = webhooks.deliveries().again(webhook.id(), filter(chosen, asking));
    return Pages.seeOther(path(webhook, chosen, 1), again(asking, many));
  }

  private static Notice again(Asking asking, int many) {
    return many == 0 ? Notice.bad(asking.say("webhooks.nothing_again")) : Notice.good(asking.words().count("webhooks.again", many));
  }

  private static Line line(Logged logged, Page page) {
    int code = logged.last().code();
    var result = code == 0 ? "" : code > 0 ? "HTTP " + code : page.say("webhooks.no_answer");
    return new Line(logged, page.formats().dateTime(logged.createdAt()), page.say("webhooks.state." + logged.state()), result);
  }

  private static String result(Attempt attempt, Page page) {
    return attempt.isAnswered() ? "HTTP " + attempt.code() : page.say("webhooks.no_answer");
  }

  private interface Fields {
    Optional<String> get(String name);
  }

  private static Map<String, String> chosen(Fields fields) {
    var chosen = new LinkedHashMap<String, String>();
    for (var name : List.of("state", "event", "from", "until")) {
      fields.get(name).map(String::strip).filter(text -> !text.isEmpty()).ifPresent(text -> chosen.put(name, text));
    }
    return chosen;
  }

  /** Days are the reader's, and the last one belongs to it. */
  private static LogFilter filter(Map<String, String> chosen, Asking asking) {
    return new LogFilter(Optional.ofNullable(chosen.get("state")), Optional.ofNullable(chosen.get("event")), day(chosen.get("from"), 0, asking),
        day(chosen.get("until"), 1, asking));
  }

  private static Optional<Instant> day(@Nullable String text, int later, Asking asking) {
    try {
      return text == null ? Optional.empty() : Optional.of(LocalDate.parse(text).plusDays(later).atStartOfDay(asking.viewer().zone()).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static List<Choice> states(Page page) {
    return List.of("waiting", "delivered", "failed").stream().map(state -> new Choice(state, page.say("webhooks.state." + state))).toList();
  }

  private List<Choice> events(Page page) {
    var choices = new java.util.ArrayList<>(webhooks.offers().stream().map(offer -> new Choice(offer.name(),
        page.say("webhooks.resource." + offer.part()) + ": " + page.say(offer.label()))).toList());
    choices.add(new Choice(Webhooks.TEST, page.say("webhooks.event.test")));
    return choices;
  }

  private static String path(Webhook webhook, Map<String, String> chosen, int number) {
    var query = new LinkedHashMap<>(chosen);
    if (number > 1) {
      query.put("page", String.valueOf(number));
    }
    return WebhookPages.HOME + "/" + webhook.id() + (query.isEmpty() ? "" : "?" + QueryString.write(query));
  }

  private Logged logged(Request request, Webhook webhook) {
    return webhooks.deliveries().find(webhook.id(), request.id("delivery")).orElseThrow(Refusal::notFound);
  }

  private Webhook webhook(Request request, Asking asking) {
    WebhookPages.check(asking);
    return webhooks.byId(request.id("id")).orElseThrow(Refusal::notFound);
  }
}
