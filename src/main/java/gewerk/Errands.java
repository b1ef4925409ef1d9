package gewerk;

import java.util.Locale;
import java.util.Map;

import gewerk.connect.tokens.Tokens;
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
}
