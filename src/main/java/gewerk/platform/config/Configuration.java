package gewerk.platform.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the administrator chose for this start, by command line or environment. */
public final class Configuration {
  private final Map<Option, String> values;
  private final Command command;
  private final List<String> unknownVariables;

  private Configuration(Map<Option, String> values, Command command, List<String> unknownVariables) {
    this.values = Map.copyOf(values);
    this.command = command;
    this.unknownVariables = List.copyOf(unknownVariables);
  }

  /** @throws WrongOption with a sentence to print before ending with its exit code */
  public static Configuration read(String[] arguments, Map<String, String> environment) {
    var values = new EnumMap<Option, String>(Option.class);
    for (Option option : Option.values()) {
      String value = environment.getOrDefault(option.variable(), "");
      values.put(option, value.isEmpty() ? option.byDefault() : option.checked(value, "The variable " + option.variable()));
    }
    var words = takeFlags(new ArrayList<>(Arrays.asList(arguments)), values);
    return new Configuration(values, Command.of(words), unknown(environment)).consistent();
  }

  /** For {@code --help}. */
  public static String help() {
    return Option.help();
  }

  public Command command() {
    return command;
  }

  /** Variables that look like ours and are not, most likely misspelt: worth a warning. */
  public List<String> unknownVariables() {
    return unknownVariables;
  }

  public int port() {
    return number(Option.PORT);
  }

  public @Nullable String bind() {
    return text(Option.BIND);
  }

  public Path dataDirectory() {
    return Path.of(values.get(Option.DATA)).toAbsolutePath().normalize();
  }

  public boolean demo() {
    return yes(Option.DEMO);
  }

  /** Without a slash at its end. */
  public @Nullable String publicUrl() {
    String address = text(Option.PUBLIC_URL);
    return address == null ? null : address.replaceFirst("/+$", "");
  }

  public boolean trustProxy() {
    return yes(Option.TRUST_PROXY);
  }

  /** Null means the embedded PostgreSQL. */
  public @Nullable String databaseUrl() {
    return text(Option.DATABASE_URL);
  }

  public @Nullable String databaseUser() {
    return text(Option.DATABASE_USER);
  }

  public @Nullable String databasePassword() {
    return text(Option.DATABASE_PASSWORD);
  }

  public int databaseConnections() {
    return number(Option.DATABASE_CONNECTIONS);
  }

  public @Nullable String adminPassword() {
    return text(Option.ADMIN_PASSWORD);
  }

  public @Nullable String adminApiKey() {
    return text(Option.ADMIN_API_KEY);
  }

  /** Empty where the database keeps the key, because several nodes may share it. */
  public Optional<Path> secretKeyFile() {
    String file = text(Option.SECRET_KEY_FILE);
    if (file != null) {
      return Optional.of(Path.of(file).toAbsolutePath().normalize());
    }
    return databaseUrl() == null ? Optional.of(dataDirectory().resolve("secret-key")) : Optional.empty();
  }

  /** In bytes. */
  public long largestRequest() {
    return number(Option.UPLOAD_LIMIT) * 1024L * 1024L;
  }

  public boolean logAsJson() {
    return "json".equals(text(Option.LOG));
  }

  public String logLevel() {
    return values.get(Option.LOG_LEVEL);
  }

  public boolean serverTiming() {
    return yes(Option.SERVER_TIMING);
  }

  /** What no log may show. */
  public List<String> secrets() {
    return values.entrySet().stream().filter(entry -> entry.getKey().isSecret()).map(Map.Entry::getValue)
        .filter(value -> !value.isEmpty()).toList();
  }

  /** Each option that is set; of secrets, only that they are. The database's address is left out: it may hold a password. */
  @Override
  public String toString() {
    return Arrays.stream(Option.values()).filter(option -> !values.get(option).isEmpty()).map(this::shown)
        .collect(Collectors.joining(", ", "Configuration[", "]"));
  }

  private String shown(Option option) {
    boolean hidden = option.isSecret() || option == Option.DATABASE_URL || option == Option.JAVA_OPTIONS;
    return option.variable() + "=" + (hidden ? "***" : values.get(option));
  }

  /** Puts the values of flags into {@code values} and returns the other words. */
  private static List<String> takeFlags(List<String> arguments, Map<Option, String> values) {
    var words = new ArrayList<String>();
    while (!arguments.isEmpty()) {
      String argument = arguments.removeFirst();
      if (argument.equals("--help") || argument.equals("-h")) {
        return List.of("help");
      }
      if (!argument.startsWith("--") || belongsToCommand(argument, words)) {
        words.add(argument);
      } else {
        takeFlag(argument, arguments, values);
      }
    }
    return words;
  }

  private static boolean belongsToCommand(String argument, List<String> words) {
    return argument.equals("--work-packages") && words.equals(List.of("seed"));
  }

  private static void takeFlag(String argument, List<String> rest, Map<Option, String> values) {
    int equals = argument.indexOf('=');
    String flag = equals < 0 ? argument : argument.substring(0, equals);
    Option option = Option.ofFlag(flag).orElseThrow(() -> new WrongOption("There is no option " + flag + " (see --help)."));
    if (option.isSwitch()) {
      if (equals >= 0) {
        throw new WrongOption("The option " + flag + " stands alone, without a value.");
      }
      values.put(option, option.opposite());
    } else if (equals >= 0) {
      values.put(option, option.checked(argument.substring(equals + 1), flag));
    } else if (rest.isEmpty() || rest.getFirst().startsWith("--")) {
      throw new WrongOption("The option " + flag + " needs a value.");
    } else {
      values.put(option, option.checked(rest.removeFirst(), flag));
    }
  }

  private static List<String> unknown(Map<String, String> environment) {
    return environment.keySet().stream().filter(name -> name.startsWith("GEWERK_") && !Option.isVariable(name)).sorted().toList();
  }

  private Configuration consistent() {
    if (databaseUrl() == null && (databaseUser() != null || databasePassword() != null)) {
      throw new WrongOption("A database user or password is given, but no GEWERK_DATABASE_URL that they are for.");
    }
    return this;
  }

  private int number(Option option) {
    return Integer.parseInt(values.get(option));
  }

  private boolean yes(Option option) {
    return values.get(option).equals("true");
  }

  private @Nullable String text(Option option) {
    String value = values.get(option);
    return value.isEmpty() ? null : value;
  }
}
