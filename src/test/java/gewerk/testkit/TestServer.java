package gewerk.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import gewerk.Gewerk;
import gewerk.platform.config.Configuration;
import gewerk.platform.database.Database;
import gewerk.platform.http.HttpServer;
import gewerk.platform.http.Listening;
import gewerk.platform.http.Uploads;
import gewerk.platform.i18n.Labels;
import gewerk.platform.secrets.Secrets;
import gewerk.platform.settings.Settings;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The whole product on a free port, over a database of its own that begins as a fresh installation.
 *
 * <pre>{@code @RegisterExtension static final TestServer server = TestServer.start();}</pre>
 */
public final class TestServer implements AfterAllCallback, AutoCloseable {
  /** Of this process alone: several run the tests side by side. */
  public static final Path DIRECTORY = Path.of("target", "testkit-data-" + System.getProperty("gewerk.test.process", "1"));

  private final TestDatabase copy = TestDatabase.copy();
  private final Gewerk gewerk;
  private final HttpServer http;
  private final World world;

  private TestServer(Map<String, String> environment) {
    var variables = new HashMap<>(environment);
    variables.put("GEWERK_SERVER_TIMING", "true");
    variables.put("GEWERK_DATA", DIRECTORY.toString());
    var configuration = Configuration.read(new String[0], variables);
    gewerk = new Gewerk(configuration, copy.database(), variables);
    http = HttpServer.start(gewerk.edge(), new Listening(Listening.LOOPBACK, 0, false), new Uploads(DIRECTORY.resolve("uploads"), configuration.largestRequest()));
    world = new World(copy.database());
  }

  public static TestServer start() {
    return new TestServer(Map.of());
  }

  /** With variables of the environment, such as settings that are fixed by it. */
  public static TestServer start(Map<String, String> environment) {
    return new TestServer(environment);
  }

  public Client api(Person person) {
    return api(person.token());
  }

  /** Somebody who has this API token. */
  public Client api(String token) {
    return visitor().as(token);
  }

  /** The administrator of the fresh installation. */
  public Client admin() {
    return api(Postgres.ADMIN_TOKEN);
  }

  /** Somebody without credentials. */
  public Client visitor() {
    return Client.of(origin().resolve("/api/v3"));
  }

  public URI origin() {
    return URI.create("http://127.0.0.1:" + http.port());
  }

  public Database database() {
    return copy.database();
  }

  /** With the key that the server has. */
  public Secrets secrets() {
    return Secrets.keptIn(DIRECTORY.resolve("secret-key"), copy.database());
  }

  /** As they stand now. */
  public Settings settings() {
    return gewerk.settings();
  }

  public Labels labels() {
    return gewerk.labels();
  }

  public World world() {
    return world;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    http.stop();
    gewerk.close();
    copy.close();
  }
}
