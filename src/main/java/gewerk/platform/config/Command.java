package gewerk.platform.config;

import java.util.List;

/** What the program is started for: the first words of its command line. */
public sealed interface Command {
  /** Listens until it is stopped. */
  record Serve() implements Command {}

  /** Makes an API token named {@code name} for the user {@code login} and prints it. */
  record Token(String login, String name) implements Command {}

  /** Fills the database with an invented world of so many work packages. */
  record Seed(int workPackages) implements Command {}

  /** Prints the options. */
  record Help() implements Command {}

  /** From the words that are left when the options are taken out. */
  static Command of(List<String> words) {
    return switch (words.isEmpty() ? "serve" : words.getFirst()) {
      case "serve" -> expecting(words, 1, "serve takes no words but options", new Serve());
      case "help" -> new Help();
      case "token" -> token(words);
      case "seed" -> seed(words);
      default -> throw new WrongOption("\"" + words.getFirst() + "\" is no command; there are serve, token and seed (see --help).");
    };
  }

  private static Command token(List<String> words) {
    if (words.size() != 3) {
      throw new WrongOption("A token needs a user and a name: token LOGIN NAME.");
    }
    return new Token(words.get(1), words.get(2));
  }

  private static Command seed(List<String> words) {
    if (words.size() != 3 || !words.get(1).equals("--work-packages") || !words.get(2).matches("[1-9]\\d{0,8}")) {
      throw new WrongOption("Seeding needs a number: seed --work-packages N.");
    }
    return new Seed(Integer.parseInt(words.get(2)));
  }

  private static Command expecting(List<String> words, int count, String rule, Command command) {
    if (words.size() > count) {
      throw new WrongOption("\"" + words.get(count) + "\" is not understood: " + rule + " (see --help).");
    }
    return command;
  }
}
