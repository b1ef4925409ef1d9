package gewerk;

import java.util.Locale;
import java.util.Map;

import gewerk.admin.seed.Admin;
import gewerk.admin.seed.FreshInstallation;
import gewerk.admin.seed.bulk.BulkSeed;
import gewerk.connect.tokens.Tokens;
import gewerk.people.users.Passwords;
import gewerk.platform.config.Configuration;

/** What the command line does besides serving. */
final class Errands {
  private Errands() {}

  /** Prints a new API token of a user. */
  static void token(Configuration configuration, Map<String, String> environment, String login, String name) {
    try (var storage = Storage.open(configuration); var gewerk = new Gewerk(configuration, storage.database(), environment)) {
      var user = gewerk.features().userByLogin(login).orElseThrow(() -> new CannotStart("There is no active user with the login " + login + "."));
      switch (gewerk.features().tokens().create(user, name, null)) {
        case Tokens.Made.Token(var ignored, var value) -> System.out.println(value);
        case Tokens.Made.Refused refused -> throw new CannotStart(refused.reason().in(gewerk.labels().in(Locale.ENGLISH)));
      }
    }
  }

  /** Fills the database with an invented world, and prints how to look at it. */
  static void seed(Configuration configuration, int workPackages) {
    try (var storage = Storage.open(configuration)) {
      new FreshInstallation(storage.database()).run(() -> Admin.of(configuration.adminPassword(), configuration.adminApiKey(), Passwords::hash));
      var made = new BulkSeed(storage.database()).run(workPackages);
      System.out.println("Made " + made.workPackages() + " work packages and " + made.journals() + " journal entries.");
      System.out.println("Administrator's token: " + made.adminToken().text());
      System.out.println("Member's token: " + made.memberToken().text());
    }
  }
}
