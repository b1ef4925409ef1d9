package gewerk.connect.webhooks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import gewerk.connect.deliveries.Outlook;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.i18n.Message;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;
import org.jspecify.annotations.Nullable;

/** Administration of webhooks: their list, and the form (reference: section 3.2). The log has pages of its own: {@link LogPages}. */
public final class WebhookPages {
  static final String HOME = "/admin/settings/webhooks";

  private final Pages pages;
  private final Webhooks webhooks;
  private final Projects projects;

  /** A webhook in the list, with the words for its events and projects. */
  public record Line(Webhook webhook, Map<String, List<String>> events, List<String> projects, Outlook outlook, Notes notes) {}

  /** What is said of how it fares; empty where nothing is. */
  public record Notes(String trouble, boolean paused) {}

  /** What the form shows. */
  public record Form(@Nullable Webhook webhook, Draft draft, List<Field> fields, Map<String, List<Offer<?>>> offers, Set<Long> chosen) {
    public Field field(int number) {
      return fields.get(number);
    }
  }

  public WebhookPages(Pages pages, Webhooks webhooks, Projects projects) {
    this.pages = pages;
    this.webhooks = webhooks;
    this.projects = projects;
    pages.get(HOME, this::list).post(HOME, this::create).get(HOME + "/new", this::fresh).get(HOME + "/{id}/edit", this::edit)
        .post(HOME + "/{id}", this::change).post(HOME + "/{id}/delete", this::delete);
    pages.navigation().administers(Section.API, "webhooks.title", HOME, WebhookRules::mayManage);
    new LogPages(pages, webhooks);
  }

  private Answer list(Request request, Asking asking) {
    check(asking);
    var page = pages.page(request, asking.say("webhooks.title"));
    var outlooks = webhooks.deliveries().outlooks();
    var names = names(webhooks.all().stream().flatMap(webhook -> webhook.projects().stream()).collect(Collectors.toSet()));
    var lines = webhooks.all().stream().map(webhook -> line(webhook, outlooks.getOrDefault(webhook.id(), Outlook.NOTHING), names, page)).toList();
    return pages.show(page, WebhookPages.class, "list", Map.of("lines", lines, "troubled", lines.stream().filter(line -> !line.notes.trouble.isEmpty()).toList()));
  }

  private Line line(Webhook webhook, Outlook outlook, Map<Long, String> names, Page page) {
    var events = new LinkedHashMap<String, List<String>>();
    grouped().forEach((part, offers) -> {
      var chosen = offers.stream().filter(offer -> webhook.events().contains(offer.name())).map(offer -> page.say(offer.label())).toList();
      if (!chosen.isEmpty()) {
        events.put(page.say("webhooks.resource." + part), chosen);
      }
    });
    var chosen = webhook.projects().stream().map(id -> names.getOrDefault(id, "#" + id)).sorted().toList();
    return new Line(webhook, events, chosen, outlook, notes(webhook, outlook, page));
  }

  static Notes notes(Webhook webhook, Outlook outlook, Page page) {
    var health = outlook.health();
    if (health.pausedAt() != null) {
      return new Notes(page.say("webhooks.paused_since", webhook.name(), page.formats().dateTime(health.pausedAt()), outlook.waiting()), true);
    }
    if (!health.isFailing() || health.failingSince() == null) {
      return new Notes("", false);
    }
    return new Notes(page.say("webhooks.failing_since", webhook.name(), page.formats().dateTime(health.failingSince()), outlook.waiting()), false);
  }

  private Answer fresh(Request request, Asking asking) {
    check(asking);
    return form(request, asking, new Edited(null, Sent.draft((Webhook) null), Map.of()));
  }

  private Answer edit(Request request, Asking asking) {
    var webhook = webhook(request, asking);
    return form(request, asking, new Edited(webhook, Sent.draft(webhook), Map.of()));
  }

  private Answer create(Request request, Asking asking) {
    check(asking);
    var draft = Sent.draft(request, offered());
    var problems = webhooks.problems(draft, 0);
    if (!problems.isEmpty()) {
      return form(request, asking, new Edited(null, draft, problems)).withStatus(422);
    }
    webhooks.create(draft, asking.viewer());
    return Pages.seeOther(HOME, Notice.good(asking.say("webhooks.created")));
  }

  private Answer change(Request request, Asking asking) {
    var webhook = webhook(request, asking);
    var draft = Sent.draft(request, offered());
    var problems = webhooks.problems(draft, webhook.id());
    if (!problems.isEmpty()) {
      return form(request, asking, new Edited(webhook, draft, problems)).withStatus(422);
    }
    webhooks.update(webhook, draft, asking.viewer());
    return Pages.seeOther(HOME + "/" + webhook.id(), Notice.good(asking.say("webhooks.saved")));
  }

  private Answer delete(Request request, Asking asking) {
    webhooks.delete(webhook(request, asking), asking.viewer());
    return Pages.seeOther(HOME, Notice.good(asking.say("webhooks.deleted")));
  }

  /** What is being entered, for which webhook, and what is wrong with it. */
  private record Edited(@Nullable Webhook webhook, Draft draft, Map<String, Message> problems) {}

  private Answer form(Request request, Asking asking, Edited edited) {
    var webhook = edited.webhook;
    var draft = edited.draft;
    var problems = edited.problems;
    var page = pages.page(request, webhook == null ? asking.say("webhooks.new") : webhook.name());
    var secretHint = asking.say(webhook == null || webhook.secret() == null ? "webhooks.secret_hint" : "webhooks.secret_kept_hint");
    var fields = List.of(
        field(asking, "name", problems).required().value(draft.name()),
        field(asking, "url", problems).required().value(draft.url()).hint(asking.say("webhooks.url_hint")),
        field(asking, "description", problems).value(draft.description()),
        field(asking, "secret", problems).autocomplete("new-password").hint(secretHint),
        field(asking, "forget_secret", problems).value("false"),
        field(asking, "enabled", problems).value(String.valueOf(draft.enabled())));
    return pages.show(page, WebhookPages.class, "form", Map.of("form", new Form(webhook, draft, fields, grouped(), draft.projects()), "projects", choices(asking)));
  }

  private static Field field(Asking asking, String name, Map<String, Message> problems) {
    var problem = problems.get(name);
    return Field.of("webhook[" + name + "]", asking.say("webhooks." + name)).error(problem == null ? null : asking.say(problem));
  }

  /** Offers by what they are about, in their order. */
  private Map<String, List<Offer<?>>> grouped() {
    return webhooks.offers().stream().collect(Collectors.groupingBy(offer -> offer.part(), LinkedHashMap::new, Collectors.toList()));
  }

  private Set<String> offered() {
    return webhooks.offers().stream().map(offer -> offer.name()).collect(Collectors.toSet());
  }

  private List<Project> choices(Asking asking) {
    return projects.all(asking.viewer());
  }

  private Map<Long, String> names(Set<Long> ids) {
    var names = new TreeMap<Long, String>();
    projects.load(ids).forEach((id, project) -> names.put(id, project.name()));
    return names;
  }

  private Webhook webhook(Request request, Asking asking) {
    check(asking);
    return webhooks.byId(request.id("id")).orElseThrow(Refusal::notFound);
  }

  static void check(Asking asking) {
    if (!WebhookRules.mayManage(asking.viewer())) {
      throw Refusal.forbidden();
    }
  }
}
