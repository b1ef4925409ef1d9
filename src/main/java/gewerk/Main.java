package gewerk;

import java.util.Map;

import gewerk.platform.config.Command;
import gewerk.platform.config.Configuration;
import gewerk.platform.config.WrongOption;
import gewerk.platform.database.embedded.CannotRunPostgres;
import gewerk.platform.http.CannotListen;
import gewerk.platform.log.Logging;
import gewerk.platform.secrets.CannotOpenSecrets;

/** Reads the options and does what the command line says: serve, make a token, or fill the database. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    try {
      run(Configuration.read(arguments, System.getenv()), System.getenv());
    } catch (WrongOption e) {
      System.err.println(e.getMessage());
      System.exit(WrongOption.EXIT_CODE);
    } catch (CannotRunPostgres | CannotOpenSecrets | CannotListen | CannotStart e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(Configuration configuration, Map<String, String> environment) {
    if (configuration.command() instanceof Command.Help) {
      System.out.println(Configuration.help());
      return;
    }
    Logging.start(configuration);
    switch (configuration.command()) {
      case Command.Serve() -> Serving.start(configuration, environment);
      case Command.Token(var login, var name) -> Errands.token(configuration, environment, login, name);
      case Command.Seed(var workPackages) -> Errands.seed(configuration, workPackages);
      case Command.Help() -> throw new IllegalStateException();
    }
  }
}
