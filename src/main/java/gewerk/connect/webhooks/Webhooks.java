package gewerk.connect.webhooks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import gewerk.connect.deliveries.Attempt;
import gewerk.connect.deliveries.Deliveries;
import gewerk.connect.deliveries.Endpoint;
import gewerk.connect.deliveries.Endpoints;
import gewerk.connect.deliveries.Message;
import gewerk.connect.deliveries.Pause;
import gewerk.connect.webhooks.Announcements.Told;
import gewerk.files.attachments.Attachments;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.events.Event;
import gewerk.platform.mail.Mails;
import gewerk.platform.outgoing.Outgoing;
import gewerk.platform.resource.Resource;
import gewerk.platform.secrets.CannotOpenSecrets;
import gewerk.platform.settings.Setting;
import gewerk.projects.projects.Projects;
import gewerk.work.activities.Activities;
import gewerk.work.journals.Journal;
import gewerk.work.journals.Journals;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Webhooks: other systems that are told what happened here (reference: section 3). Open this first. */
public final class Webhooks implements Endpoints {
  static final String TEST = "webhook:test";
  /** The setting that tells how long the log is kept. */
  public static final String LOG_DAYS = "webhook_log_retention_days";
  private static final String CREATED = "work_package:created";
  private static final String UPDATED = "work_package:updated";
  private static final String COMMENTED = "work_package_comment:comment";
  private static final String COMMENTED_INTERNALLY = "work_package_comment:internal_comment";
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

  private final Platform platform;
  private final WebhookStore store;
  private final Deliveries deliveries;
  private final Payload payload;
  private final Announcements announcements;
  private final PauseLetters letters;

  /** What webhooks tell of from the start, and by what they tell administrators of themselves. */
  public record Sources(Projects projects, WorkPackages workPackages, Activities activities, Journals journals, Attachments attachments, Mails mails) {}

  public Webhooks(Platform platform, Sources sources) {
    this.platform = platform;
    store = new WebhookStore(platform.database());
    deliveries = new Deliveries(platform, this, this::paused);
    var principals = sources.workPackages.neighbours().principals();
    payload = new Payload(principals);
    letters = new PauseLetters(platform, principals, sources.mails);
    announcements = new Announcements(platform, store, deliveries, payload);
    platform.settings().declare(List.of(new Setting(LOG_DAYS, 30).between(1, 3650)));
    offer("project:created", "project.created", sources.projects.declaration(), Offer.Rows.of(sources.projects));
    offer("project:updated", "project.updated", sources.projects.declaration(), Offer.Rows.of(sources.projects));
    offerHistory(sources);
    announcements.offerAt("attachment.created", event -> Boolean.TRUE.equals(event.details().get("claimed")),
        Offer.of("attachment:created", sources.attachments.declaration(), Offer.Rows.of(sources.attachments)));
    platform.events().subscribe(announcements);
    platform.jobs().recurring("webhooks-log", Schedules.cron("0 28 5 * * SUN"),
        () -> deliveries.forgetOlderThan(Duration.ofDays(platform.settings().number(LOG_DAYS))));
  }

  /**
   * Lets webhooks tell of something more, as soon as it is committed: one line in the feature that it belongs to.
   *
   * @param name {@code time_entry:created}; its labels are told by {@link Offer}
   * @param kind of the event that the feature writes: {@code time_entry.created}
   */
  public <T> void offer(String name, String kind, Resource<T> resource, Offer.Rows<T> rows) {
    announcements.offerAt(kind, event -> true, Offer.of(name, resource, rows));
  }

  /** All that webhooks can be told of, in the order of forms. */
  public List<Offer<?>> offers() {
    return announcements.all();
  }

  public Collection<Webhook> all() {
    return store.all().values();
  }

  public Optional<Webhook> byId(long id) {
    return Optional.ofNullable(store.all().get(id));
  }

  /** Their queue and log. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** What is wrong with it, by field; nothing for one that can be saved. */
  public Map<String, gewerk.platform.i18n.Message> problems(Draft draft, long id) {
    return WebhookRules.problems(draft, store.namesBeside(id), Outgoing::isAddress);
  }

  public long create(Draft draft, Viewer viewer) {
    return platform.database().transaction(() -> {
      long id = store.insert(draft, sealed(draft, null));
      platform.audit().note(Audited.created(id, draft));
      happened("webhook.created", id, viewer.id());
      return id;
    });
  }

  public void update(Webhook before, Draft draft, Viewer viewer) {
    platform.database().inTransaction(() -> {
      var secret = sealed(draft, before.secret());
      store.update(before.id(), draft, secret);
      platform.audit().note(Audited.updated(before, draft, !Objects.equals(secret, before.secret())));
      happened("webhook.updated", before.id(), viewer.id());
    });
  }

  /** With all that waits for it, and its log. */
  public void delete(Webhook webhook, Viewer viewer) {
    platform.database().inTransaction(() -> {
      if (store.delete(webhook.id())) {
        platform.audit().note(Audited.deleted(webhook));
        happened("webhook.deleted", webhook.id(), viewer.id());
      }
    });
  }

  /** Sends a message that only says that messages get through, at once, and tells what came of it. */
  public Attempt test(Webhook webhook) {
    var message = new Message("test/" + System.nanoTime(), TEST, "test/" + webhook.id(), payload.test(webhook, announcements.asSystem()));
    try {
      return deliveries.probe(message, endpoint(webhook));
    } catch (CannotOpenSecrets e) {
      return Attempt.unsent(Instant.now(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Collection<Long> open() {
    return store.all().values().stream().filter(Webhook::enabled).map(Webhook::id).toList();
  }

  @Override
  public Optional<Endpoint> find(long id) {
    return byId(id).map(this::endpoint);
  }

  private Endpoint endpoint(Webhook webhook) {
    return new Endpoint(webhook.id(), URI.create(webhook.url()), webhook.secret() == null ? "" : platform.secrets().open(webhook.secret()));
  }

  private void offerHistory(Sources sources) {
    for (var name : List.of(CREATED, UPDATED)) {
      announcements.offer(Offer.of(name, sources.workPackages.declaration(), (ids, viewer) -> byId(sources.workPackages.find(ids, viewer))));
    }
    for (var name : List.of(COMMENTED, COMMENTED_INTERNALLY)) {
      announcements.offer(new Offer<>(name, "activity", sources.activities.declaration(), sources.activities::find));
    }
    sources.journals.whenSettled("webhooks.history", resource -> resource.equals("work_package") && announcements.isWanted(CREATED, UPDATED, COMMENTED, COMMENTED_INTERNALLY),
        journals -> tellOf(journals, sources.workPackages));
  }

  /** A work package that is gone by now is not told of any more: there is nothing left to show. */
  private void tellOf(List<Journal> journals, WorkPackages workPackages) {
    var found = byId(workPackages.find(journals.stream().map(Journal::resourceId).distinct().toList(), platform.viewers().system()));
    announcements.tell(journals.stream().filter(journal -> found.containsKey(journal.resourceId()))
        .flatMap(journal -> told(journal, found.get(journal.resourceId()).projectId()).stream()).toList());
  }

  private static List<Told> told(Journal journal, long projectId) {
    var happening = new Happening("journal/" + journal.id() + "@" + journal.updatedAt(), journal.updatedAt(), journal.userId(), projectId, journal.changes());
    var stream = "work_package/" + journal.resourceId();
    var told = new ArrayList<Told>();
    told.add(new Told(journal.isCreation() ? CREATED : UPDATED, journal.resourceId(), stream, happening));
    if (journal.isComment()) {
      told.add(new Told(journal.internal() ? COMMENTED_INTERNALLY : COMMENTED, journal.id(), stream, happening));
    }
    return told;
  }

  private static Map<Long, WorkPackage> byId(Collection<WorkPackage> workPackages) {
    return workPackages.stream().collect(Collectors.toMap(WorkPackage::id, wp -> wp));
  }

  private void paused(Pause pause) {
    LOG.warn("Webhook {} has failed for a day and is paused until somebody resumes it or a probe gets through.", pause.endpointId());
    happened("webhook.paused", pause.endpointId(), platform.viewers().system().id());
    byId(pause.endpointId()).ifPresent(webhook -> {
      platform.audit().note(Audited.paused(webhook, pause));
      letters.post(webhook, pause);
    });
  }

  private void happened(String kind, long id, long actorId) {
    platform.events().happened(Event.now(kind, "webhook", id, null, actorId));
  }

  private @Nullable String sealed(Draft draft, @Nullable String before) {
    return switch (draft.secret()) {
      case Draft.SecretWish.Keep() -> before;
      case Draft.SecretWish.Forget() -> null;
      case Draft.SecretWish.Replace(var secret) -> platform.secrets().seal(secret);
    };
  }
}
