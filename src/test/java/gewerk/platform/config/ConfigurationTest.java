package gewerk.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  @Test
  void withoutAnythingItServesOnItsUsualPort() {
    var configuration = read();
    assertThat(configuration.command()).isEqualTo(new Command.Serve());
    assertThat(configuration.port()).isEqualTo(8080);
    assertThat(configuration.bind()).isNull();
    assertThat(configuration.demo()).isTrue();
    assertThat(configuration.databaseUrl()).isNull();
    assertThat(configuration.dataDirectory()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(configuration.secretKeyFile()).contains(Path.of("data/secret-key").toAbsolutePath());
    assertThat(configuration.largestRequest()).isEqualTo(1L << 30);
  }

  @Test
  void theCommandLineWinsOverTheEnvironment() {
    var environment = Map.of("GEWERK_PORT", "9090", "GEWERK_DATA", "/srv/gewerk", "GEWERK_DEMO", "true");
    var configuration = Configuration.read(new String[] {"--port=9191", "--no-demo", "--log", "json"}, environment);
    assertThat(configuration.port()).isEqualTo(9191);
    assertThat(configuration.dataDirectory()).isEqualTo(Path.of("/srv/gewerk"));
    assertThat(configuration.demo()).isFalse();
    assertThat(configuration.logAsJson()).isTrue();
  }

  @Test
  void commandsTakeTheirWordsFromBetweenTheOptions() {
    assertThat(read("token", "admin", "laptop").command()).isEqualTo(new Command.Token("admin", "laptop"));
    assertThat(read("--data", "/srv", "token", "admin", "laptop").command()).isEqualTo(new Command.Token("admin", "laptop"));
    assertThat(read("seed", "--work-packages", "100000").command()).isEqualTo(new Command.Seed(100_000));
    assertThat(read("serve", "--help").command()).isEqualTo(new Command.Help());
  }

  @Test
  void aMistakeIsSaidInASentence() {
    assertWrong("There is no option --prot (see --help).", "--prot", "80");
    assertWrong("The option --port needs a value.", "--port");
    assertWrong("The option --port needs a value.", "--port", "--no-demo");
    assertWrong("--port is \"http\", but must be a number from 0 to 65535.", "--port", "http");
    assertWrong("--port is \"70000\", but must be a number from 0 to 65535.", "--port=70000");
    assertWrong("The option --no-demo stands alone, without a value.", "--no-demo=yes");
    assertWrong("--public-url is \"gewerk.example\", but must be an address such as https://gewerk.example.org.",
        "--public-url", "gewerk.example");
    assertWrong("\"start\" is no command; there are serve, token and seed (see --help).", "start");
    assertWrong("\"now\" is not understood: serve takes no words but options (see --help).", "serve", "now");
    assertWrong("A token needs a user and a name: token LOGIN NAME.", "token", "admin");
    assertWrong("Seeding needs a number: seed --work-packages N.", "seed", "--work-packages", "many");
  }

  @Test
  void aMistakeInTheEnvironmentNamesTheVariable() {
    assertThatThrownBy(() -> Configuration.read(new String[0], Map.of("GEWERK_DEMO", "no"))).isInstanceOf(WrongOption.class)
        .hasMessage("The variable GEWERK_DEMO is \"no\", but must be true or false.");
    assertThatThrownBy(() -> Configuration.read(new String[0], Map.of("GEWERK_DATABASE_PASSWORD", "x"))).isInstanceOf(WrongOption.class);
    assertThat(Configuration.read(new String[0], Map.of("GEWERK_PROT", "80", "PATH", "/bin")).unknownVariables())
        .containsExactly("GEWERK_PROT");
  }

  @Test
  void secretsAreNotOnTheCommandLineAndNotShown() {
    var environment = Map.of("GEWERK_DATABASE_URL", "jdbc:postgresql://db/gewerk?password=hidden1", "GEWERK_DATABASE_PASSWORD", "hidden2",
        "GEWERK_ADMIN_PASSWORD", "hidden3", "GEWERK_ADMIN_API_KEY", "hidden4", "GEWERK_PORT", "8081");
    var configuration = Configuration.read(new String[0], environment);
    assertThat(configuration.toString()).contains("GEWERK_PORT=8081", "GEWERK_ADMIN_PASSWORD=***").doesNotContain("hidden");
    assertThat(configuration.secrets()).containsExactlyInAnyOrder("hidden2", "hidden3", "hidden4");
    assertThat(Arrays.stream(Option.values()).filter(Option::isSecret)).allMatch(option -> option.flag().isEmpty());
  }

  @Test
  void anEmptyVariableIsAsIfItWereNotSet() {
    assertThat(Configuration.read(new String[0], Map.of("GEWERK_PORT", "", "GEWERK_BIND", "")).port()).isEqualTo(8080);
  }

  @Test
  void everyDefaultIsAValueThatCouldBeGiven() {
    for (Option option : Option.values()) {
      assertThat(option.byDefault().isEmpty() || option.checked(option.byDefault(), "").equals(option.byDefault())).as(option.name()).isTrue();
    }
  }

  @Test
  void helpNamesEveryOption() {
    for (Option option : Option.values()) {
      assertThat(Configuration.help()).contains(option.flag(), option.variable(), option.meaning());
    }
  }

  @Test
  void theDocumentationHasOneRowForEachOptionAndNoOther() throws IOException {
    List<String> rows = Files.readAllLines(Path.of("docs/operating.md")).stream()
        .filter(line -> line.startsWith("|") && line.contains("`GEWERK_")).toList();
    assertThat(rows).containsExactlyElementsOf(Arrays.stream(Option.values()).map(ConfigurationTest::row).toList());
  }

  private static String row(Option option) {
    return "| %s | %s | %s | %s |".formatted(code(option.flag()), code(option.variable()), code(option.byDefault()), option.meaning());
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  private static void assertWrong(String sentence, String... arguments) {
    assertThatThrownBy(() -> read(arguments)).isInstanceOf(WrongOption.class).hasMessage(sentence);
  }

  private static Configuration read(String... arguments) {
    return Configuration.read(arguments, Map.of());
  }
}
