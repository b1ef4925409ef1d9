package gewerk.testkit;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

import gewerk.people.roles.PermissionCatalogue;
import gewerk.platform.access.Authenticator;
import gewerk.platform.access.Authenticator.Outcome;
import gewerk.platform.access.Permissions;
import gewerk.platform.access.Viewer;
import gewerk.platform.access.Viewers;
import gewerk.platform.database.Database;
import gewerk.platform.hal.ApiSurface;
import gewerk.platform.http.Edge;
import gewerk.platform.http.HttpServer;
import gewerk.platform.http.Listening;
import gewerk.platform.http.Routes;
import gewerk.platform.http.Uploads;
import gewerk.platform.i18n.Labels;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Listing;
import gewerk.platform.text.LinkTargets;
import gewerk.platform.text.Markdown;
import gewerk.platform.text.Plain;
import gewerk.platform.text.References;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The machinery alone, with whatever resources a test declares, on a free port. Whoever sends {@code X-Viewer: 3} is user 3. */
public final class SampleServer implements AfterAllCallback {
  /** What a test's resources are made with. */
  public record Machinery(Database database, Routes routes, Api api) {}

  private static final Listing.Limits LIMITS = new Listing.Limits(20, 1000);

  private final TestDatabase copy = TestDatabase.copy();
  private final HttpServer http;
  private volatile boolean loginRequired;

  /** @param labelled a class beside which the labels of the resources stand */
  public SampleServer(Class<?> labelled, Consumer<Machinery> resources) {
    var labels = Labels.load(List.of(ApiSurface.class, labelled)).strict();
    var routes = new Routes();
    resources.accept(new Machinery(database(), routes, new Api(routes, labels, texts(), () -> LIMITS)));
    var viewers = new Viewers(database(), new Permissions(PermissionCatalogue.ALL));
    var surface = new ApiSurface(viewers, List.of(byHeader(viewers)), () -> loginRequired, labels);
    http = HttpServer.start(new Edge(routes, List.of(surface), gewerk.platform.http.Gate.OPEN, true), new Listening(Listening.LOOPBACK, 0, false),
        new Uploads(TestServer.DIRECTORY.resolve("uploads"), 1 << 20));
  }

  public Client visitor() {
    return Client.of(URI.create("http://127.0.0.1:" + http.port() + "/api/v3"));
  }

  public Client api(Person person) {
    return visitor().with("X-Viewer", "" + person.id());
  }

  public Database database() {
    return copy.database();
  }

  public World world() {
    return World.in(database());
  }

  public void requireLogin(boolean required) {
    loginRequired = required;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    http.stop();
    copy.close();
  }

  private static Authenticator byHeader(Viewers viewers) {
    return credentials -> credentials.header("X-Viewer").map(id -> outcome(viewers, Long.parseLong(id))).orElse(new Outcome.NotMine());
  }

  private static Outcome outcome(Viewers viewers, long id) {
    return viewers.find(id).<Outcome>map(Outcome.Known::new).orElse(new Outcome.Wrong(401, "Basic", ""));
  }

  private static Asking.Texts texts() {
    var markdown = new Markdown(LinkTargets.usual());
    return new Asking.Texts() {
      @Override
      public String markdown(String raw, Viewer viewer) {
        return markdown.html(raw, References.NONE);
      }

      @Override
      public String plain(String raw) {
        return Plain.html(raw);
      }
    };
  }
}
