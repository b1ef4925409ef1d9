package gewerk.platform.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The table of all options. Parsing, {@code --help} and the test of {@code docs/operating.md} come from it. */
enum Option {
  PORT("--port", "GEWERK_PORT", "8080", Kind.PORT, "The port to listen on; 0 takes a free one."),
  BIND("--bind", "GEWERK_BIND", "", Kind.TEXT,
      "The address to listen on, 0.0.0.0 for all. Without it: only this machine while the first password is unchanged, then all."),
  DATA("--data", "GEWERK_DATA", "data", Kind.TEXT, "The directory for the embedded database, files and keys."),
  DEMO("--no-demo", "GEWERK_DEMO", "true", Kind.YES_OR_NO, "Whether the first start makes the example projects."),
  PUBLIC_URL("--public-url", "GEWERK_PUBLIC_URL", "", Kind.WEB_ADDRESS,
      "The address that people use, for links in mails and for OAuth. Without it: the address of each request."),
  TRUST_PROXY("--trust-proxy", "GEWERK_TRUST_PROXY", "false", Kind.YES_OR_NO,
      "Whether X-Forwarded-For, -Proto, -Host and -Port of a proxy on a private address are believed."),
  DATABASE_URL("--database-url", "GEWERK_DATABASE_URL", "", Kind.DATABASE,
      "A PostgreSQL 15 or newer to use instead of the embedded one."),
  DATABASE_USER("--database-user", "GEWERK_DATABASE_USER", "", Kind.TEXT, "The user at that PostgreSQL."),
  DATABASE_PASSWORD("", "GEWERK_DATABASE_PASSWORD", "", Kind.SECRET, "The password of that user."),
  DATABASE_CONNECTIONS("--database-connections", "GEWERK_DATABASE_CONNECTIONS", "16", Kind.COUNT,
      "How many connections to the database this node holds at most."),
  ADMIN_PASSWORD("", "GEWERK_ADMIN_PASSWORD", "", Kind.SECRET,
      "The password of admin at the first start, instead of admin that must be changed."),
  ADMIN_API_KEY("", "GEWERK_ADMIN_API_KEY", "", Kind.SECRET, "An API token that admin has from the first start on."),
  SECRET_KEY_FILE("--secret-key-file", "GEWERK_SECRET_KEY_FILE", "", Kind.TEXT,
      "The file with the key that stored secrets are encrypted with, made when missing."
          + " Without it: secret-key in the data directory, or, with a database of your own, that database."),
  UPLOAD_LIMIT("--upload-limit", "GEWERK_UPLOAD_LIMIT", "1024", Kind.COUNT, "The largest request in MiB."),
  LOG("--log", "GEWERK_LOG", "text", Kind.LOG_FORMAT, "How the log is written: text for people, json for machines."),
  LOG_LEVEL("--log-level", "GEWERK_LOG_LEVEL", "info", Kind.LOG_LEVEL, "What is logged: error, warn, info or debug."),
  SERVER_TIMING("--server-timing", "GEWERK_SERVER_TIMING", "false", Kind.YES_OR_NO,
      "Whether each answer tells in its header Server-Timing how long it took and how many database statements it cost."),
  JAVA_OPTIONS("", "GEWERK_JAVA_OPTIONS", "", Kind.TEXT, "More flags for java, after those that bin/serve gives it, so that they win.");

  private final String flag;
  private final String variable;
  private final String byDefault;
  private final Kind kind;
  private final String meaning;

  Option(String flag, String variable, String byDefault, Kind kind, String meaning) {
    this.flag = flag;
    this.variable = variable;
    this.byDefault = byDefault;
    this.kind = kind;
    this.meaning = meaning;
  }

  static Optional<Option> ofFlag(String flag) {
    return Arrays.stream(values()).filter(option -> !option.flag.isEmpty() && option.flag.equals(flag)).findFirst();
  }

  static boolean isVariable(String name) {
    return Arrays.stream(values()).anyMatch(option -> option.variable.equals(name));
  }

  /** Empty where a value may only come from the environment. */
  String flag() {
    return flag;
  }

  String variable() {
    return variable;
  }

  /** Empty is none. */
  String byDefault() {
    return byDefault;
  }

  String meaning() {
    return meaning;
  }

  boolean isSecret() {
    return kind == Kind.SECRET;
  }

  /** Whether the flag stands alone, and says the opposite of the default. */
  boolean isSwitch() {
    return kind == Kind.YES_OR_NO;
  }

  String opposite() {
    return byDefault.equals("true") ? "false" : "true";
  }

  /** The value itself, once it is known to be good. */
  String checked(String value, String source) {
    if (!kind.accepts(value)) {
      throw new WrongOption(source + " is \"" + value + "\", but must be " + kind.expected() + ".");
    }
    return value;
  }

  static String help() {
    var lines = new StringBuilder("""
        Usage: bin/serve [OPTIONS]              serves until it is stopped by Ctrl-C or SIGTERM
               bin/token LOGIN NAME             prints a new API token of that user
               bin/seed --work-packages N       fills the database with an invented world

        Every option is also an environment variable; the command line wins.

        """);
    for (Option option : List.of(values())) {
      String flag = option.isSwitch() || option.flag.isEmpty() ? option.flag : option.flag + " VALUE";
      String fallback = option.byDefault.isEmpty() ? "" : " Default: " + option.byDefault + ".";
      lines.append("  %-29s %s%n      %s%s%n".formatted(flag, option.variable, option.meaning, fallback));
    }
    return lines.toString();
  }
}
