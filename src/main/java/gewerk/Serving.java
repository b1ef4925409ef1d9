package gewerk;

import java.time.Duration;
import java.util.Map;

import gewerk.admin.seed.Admin;
import gewerk.admin.seed.demo.DemoProjects;
import gewerk.admin.seed.FirstPasswordStore;
import gewerk.admin.seed.FreshInstallation;
import gewerk.people.users.Passwords;
import gewerk.platform.config.Configuration;
import gewerk.platform.database.Database;
import gewerk.platform.http.HttpServer;
import gewerk.platform.http.Listening;
import gewerk.platform.http.Uploads;
import gewerk.platform.log.Logging;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program while it answers requests: started in order, stopped in the opposite one. */
final class Serving {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

  private final Storage storage;
  private final Gewerk gewerk;
  private final HttpServer server;
  private final FirstPasswordStore firstPassword;
  private volatile boolean stopping;

  private Serving(Storage storage, Gewerk gewerk, HttpServer server) {
    this.storage = storage;
    this.gewerk = gewerk;
    this.server = server;
    firstPassword = new FirstPasswordStore(storage.database());
  }

  static void start(Configuration configuration, Map<String, String> environment) {
    var storage = Storage.open(configuration);
    try {
      boolean fresh = seed(storage.database(), configuration);
      var gewerk = new Gewerk(configuration, storage.database(), environment);
      var server = HttpServer.start(gewerk.edge(), new Listening(address(configuration, storage.database()), configuration.port(), configuration.trustProxy()),
          new Uploads(configuration.dataDirectory().resolve("uploads"), configuration.largestRequest()));
      var serving = new Serving(storage, gewerk, server);
      serving.waitForOwnPassword(configuration);
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(serving::stop));
      greet(configuration, gewerk, server, fresh);
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  private void stop() {
    stopping = true;
    server.stop();
    gewerk.close();
    storage.close();
    Logging.stop();
  }

  /** Others may come in as soon as the administrator has a password of their own, on whichever node they chose it. */
  private void waitForOwnPassword(Configuration configuration) {
    if (configuration.bind() != null || !firstPassword.isWellKnown()) {
      return;
    }
    Thread.ofVirtual().name("first-password").start(() -> {
      try {
        while (!stopping && firstPassword.isWellKnown()) {
          Thread.sleep(Duration.ofSeconds(1));
        }
        if (stopping) {
          return;
        }
        LOG.info("The administrator's first password has been changed: listening on all addresses from now on.");
        server.moveTo(null);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private static boolean seed(Database database, Configuration configuration) {
    boolean fresh = new FreshInstallation(database).run(() -> Admin.of(configuration.adminPassword(), configuration.adminApiKey(), Passwords::hash));
    if (fresh && configuration.demo()) {
      new DemoProjects(database).run();
    }
    return fresh;
  }

  /** As long as everybody knows the administrator's password, only this machine can connect. */
  private static @Nullable String address(Configuration configuration, Database database) {
    if (configuration.bind() != null) {
      return configuration.bind();
    }
    return new FirstPasswordStore(database).isWellKnown() ? Listening.LOOPBACK : null;
  }

  private static void greet(Configuration configuration, Gewerk gewerk, HttpServer server, boolean fresh) {
    configuration.unknownVariables().stream().filter(name -> !gewerk.settings().isVariable(name)).forEach(name -> LOG.warn("The environment variable {} is not known and has no effect.", name));
    System.out.println("Gewerk is ready at http://localhost:" + server.port());
    if (fresh && configuration.adminPassword() == null) {
      System.out.println("Sign in as admin with the password admin; you will be asked for one of your own.");
    }
  }
}
