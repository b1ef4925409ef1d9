package gewerk.admin.seed.bulk;

import java.util.List;

import gewerk.admin.seed.SeededToken;
import gewerk.platform.database.Database;

/** Fills an installed database with fifty projects, two hundred people and any number of work packages, to measure with. */
public final class BulkSeed {
  private static final List<String> TABLES = List.of("principals", "users", "projects", "project_modules", "project_types", "members", "member_roles",
      "versions", "categories", "custom_fields", "custom_options", "work_packages", "relations", "journals");

  private final Database database;
  private final BulkStore store;

  public BulkSeed(Database database) {
    this.database = database;
    store = new BulkStore(database);
  }

  /**
   * What to make.
   *
   * @param seed the same number makes the same world, but for its days, which end today
   * @param adminToken of bench-admin, who may everything
   * @param memberToken of bench-member, who is an ordinary member of twenty projects
   */
  public record Wanted(int workPackages, long seed, SeededToken adminToken, SeededToken memberToken) {
    public static Wanted of(int workPackages) {
      return new Wanted(workPackages, 1, SeededToken.random(), SeededToken.random());
    }
  }

  /** What was made, and how to come in. */
  public record Made(int workPackages, long journals, SeededToken adminToken, SeededToken memberToken) {}

  public Made run(int workPackages) {
    return run(Wanted.of(workPackages));
  }

  /**
   * All or nothing.
   *
   * @throws IllegalStateException with a sentence to print, where such a world is already or nothing is installed yet
   */
  public Made run(Wanted wanted) {
    var made = database.transaction(() -> write(wanted));
    store.settle(TABLES);
    return made;
  }

  private Made write(Wanted wanted) {
    if (store.isSeeded()) {
      throw new IllegalStateException("There is an invented world in this database already; take another database for one of another size.");
    }
    if (store.types().isEmpty()) {
      throw new IllegalStateException("Nothing is installed in this database yet; start Gewerk on it once.");
    }
    var chance = new Chance(wanted.seed());
    var vocabulary = new Vocabulary(chance);
    var people = new BulkPeople(store, vocabulary);
    people.write();
    people.writeTokens(wanted.adminToken().hash(), wanted.memberToken().hash());
    var fields = new BulkFields(store, chance);
    fields.write();
    var projects = new BulkProjects(store, vocabulary, chance, people).write();
    var work = new BulkWork(store, vocabulary, chance, fields);
    long journals = work.write(projects, wanted.workPackages());
    people.number();
    store.openWorkflows();
    return new Made(wanted.workPackages(), journals, wanted.adminToken(), wanted.memberToken());
  }
}
