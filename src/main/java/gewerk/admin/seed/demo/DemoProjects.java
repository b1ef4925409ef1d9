package gewerk.admin.seed.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import gewerk.admin.seed.FreshInstallation;
import gewerk.admin.seed.SeedStore;
import gewerk.platform.database.Database;

/**
 * Two example projects that live: a harbour that is being extended, and the software that its pilots look at. What they consist of stands
 * in the text files beside this class; all days are counted from the day of the installation.
 */
public final class DemoProjects {
  private final Database database;
  private final SeedStore store;
  private final Instant now;

  public DemoProjects(Database database) {
    this(database, Instant.now());
  }

  DemoProjects(Database database, Instant now) {
    this.database = database;
    store = new SeedStore(database);
    this.now = now;
  }

  /** Only after {@link FreshInstallation}, and only where there is no project yet. Tells whether it did anything. */
  public boolean run() {
    return database.transaction(() -> {
      store.lock();
      if (store.isEmpty() || store.hasProjects()) {
        return false;
      }
      write(Today.at(LocalDate.ofInstant(now, ZoneOffset.UTC)));
      return true;
    });
  }

  private void write(Today today) {
    var world = new DemoWorld(today);
    world.tables().forEach(store::insert);
    var work = new DemoWork(world, today);
    var history = new DemoHistory(world.names(), today);
    var packages = work.packages();
    var journals = history.journals(packages);
    store.insert("work_packages", DemoHistory.touched(packages, journals));
    store.insert("relations", work.relations());
    store.insert("journals", journals);
    List.of("principals", "custom_fields", "custom_options", "projects", "members", "member_roles", "categories", "versions", "news", "queries", "work_packages",
        "relations", "journals").forEach(store::continueIds);
  }
}
