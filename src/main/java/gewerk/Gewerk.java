package gewerk;

import java.time.Duration;
import java.time.Instant;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import gewerk.people.roles.PermissionCatalogue;
import gewerk.platform.Platform;
import gewerk.platform.access.Permissions;
import gewerk.platform.access.Viewers;
import gewerk.platform.config.Configuration;
import gewerk.platform.database.ChangeFeed;
import gewerk.platform.database.Database;
import gewerk.platform.events.Outbox;
import gewerk.platform.hal.ApiSurface;
import gewerk.platform.http.Cors;
import gewerk.platform.http.Edge;
import gewerk.platform.http.Gate;
import gewerk.platform.http.Hosts;
import gewerk.platform.http.Routes;
import gewerk.platform.http.Surface;
import gewerk.platform.i18n.Labels;
import gewerk.platform.jobs.Jobs;
import gewerk.platform.mail.Mails;
import gewerk.platform.pages.web.PageSurface;
import gewerk.platform.outgoing.Outgoing;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Listing;
import gewerk.platform.secrets.Secrets;
import gewerk.platform.settings.Settings;

/** The whole product over one database, ready to answer: the machinery first, then the features. */
public final class Gewerk implements AutoCloseable {
  private static final Duration EVENTS_KEPT = Duration.ofDays(30);

  private final Settings settings;
  private final Secrets secrets;
  private final Labels labels;
  private final Edge edge;
  private final Features features;
  private final Outbox events;
  private final Jobs jobs;
  private final Outgoing outgoing;
  private final ChangeFeed changes;

  public Gewerk(Configuration configuration, Database database, Map<String, String> environment) {
    secrets = configuration.secretKeyFile().map(file -> Secrets.keptIn(file, database)).orElseGet(() -> Secrets.keptInDatabase(database));
    settings = new Settings(database, environment, secrets);
    settings.declare(CoreSettings.ALL);
    var viewers = new Viewers(database, new Permissions(PermissionCatalogue.ALL), () -> CoreSettings.zone(settings));
    labels = Labels.load(Features.LABELLED);
    labels.follow(() -> CoreSettings.customs(settings));
    var routes = new Routes();
    events = new Outbox(database);
    jobs = new Jobs(database);
    var texts = new RenderedTexts();
    var api = new Api(routes, labels, texts, () -> limits(settings));
    settings.declare(Outgoing.SETTINGS);
    outgoing = new Outgoing(settings);
    features = new Features(new Platform(configuration, database, secrets, settings, viewers, labels, routes, api, events, jobs, outgoing));
    texts.mentioning(features::mentionedIn);
    check(settings);
    var surface = new ApiSurface(viewers, features.authenticators(), () -> settings.truth("login_required"), labels);
    var pages = new PageSurface(viewers, features.doorkeeper(), () -> settings.truth("login_required"), labels, features.pages());
    var surfaces = Stream.of(List.of(surface), features.surfaces(), List.of(pages)).<Surface>flatMap(List::stream).toList();
    edge = new Edge(routes, surfaces, new Gate(hosts(configuration, settings), cors(settings)), configuration.serverTiming());
    jobs.recurring("events-forget", Schedules.cron("0 41 3 * * *"), () -> events.forgetBefore(Instant.now().minus(EVENTS_KEPT)));
    changes = ChangeFeed.start(database);
    events.start();
    jobs.start();
  }

  public Settings settings() {
    return settings;
  }

  public Labels labels() {
    return labels;
  }

  public Mails mails() {
    return features.entering().mails();
  }

  public Secrets secrets() {
    return secrets;
  }

  /** What answers requests. */
  public Edge edge() {
    return edge;
  }

  public Features features() {
    return features;
  }

  @Override
  public void close() {
    jobs.close();
    events.close();
    outgoing.close();
    features.entering().mails().close();
    changes.close();
  }

  private static void check(Settings settings) {
    var wrong = settings.wrongInEnvironment();
    if (!wrong.isEmpty()) {
      throw new CannotStart(String.join(" ", wrong));
    }
  }

  /** The API, the way to its tokens, and the documents that tell programs of that way. */
  private static Cors cors(Settings settings) {
    var paths = List.of("/api/v3", "/oauth", "/.well-known/oauth-authorization-server", "/.well-known/oauth-protected-resource");
    return new Cors(paths, () -> settings.truth("apiv3_cors_enabled"), () -> settings.texts("apiv3_cors_origins"));
  }

  /** None while nobody has said under which name people reach us. */
  private static Hosts hosts(Configuration configuration, Settings settings) {
    var known = configuration.publicUrl() == null ? "" : URI.create(configuration.publicUrl()).getAuthority();
    return new Hosts(() -> settings.text("host_name").isEmpty() ? List.of()
        : Stream.concat(Stream.of(settings.text("host_name"), known), settings.texts("additional_host_names").stream()).filter(name -> !name.isEmpty()).toList());
  }

  private static Listing.Limits limits(Settings settings) {
    var sizes = settings.texts("per_page_options").stream().map(Integer::valueOf).sorted().toList();
    return new Listing.Limits(sizes.isEmpty() ? 20 : sizes.getFirst(), settings.number("apiv3_max_page_size"));
  }
}
