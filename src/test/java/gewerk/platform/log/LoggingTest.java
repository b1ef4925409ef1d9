package gewerk.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import gewerk.platform.config.Configuration;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import tools.jackson.databind.json.JsonMapper;

class LoggingTest {
  private static final Logger LOG = LoggerFactory.getLogger(LoggingTest.class);

  @AfterEach
  void asOtherTestsExpect() throws Exception {
    SLF4JBridgeHandler.uninstall();
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    new ContextInitializer(context).autoConfig();
  }

  @Test
  void aPersonReadsOneLine() {
    assertThat(logged(Map.of(), () -> LOG.info("Gewerk is ready at {}", "http://localhost:8080")))
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  g\\.platform\\.log\\.LoggingTest +Gewerk is ready at http://localhost:8080\n");
  }

  @Test
  void aMachineReadsOneObjectPerEvent() {
    String output = logged(Map.of("GEWERK_LOG", "json"), () -> LOG.warn("Delivery {} failed", 7, new IllegalStateException("no answer")));
    assertThat(output.lines()).hasSize(1);
    var event = JsonMapper.shared().readTree(output);
    assertThat(event.get("level").asString()).isEqualTo("WARN");
    assertThat(event.get("formattedMessage").asString()).isEqualTo("Delivery 7 failed");
    assertThat(event.get("throwable").get("message").asString()).isEqualTo("no answer");
  }

  @Test
  void secretsAreConcealedInBothForms() {
    for (String form : new String[] {"text", "json"}) {
      var environment = Map.of("GEWERK_LOG", form, "GEWERK_ADMIN_API_KEY", "key-of-the-harbour");
      String output = logged(environment, () -> {
        LOG.info("Tried key-of-the-harbour at jdbc:postgresql://db/gewerk?user=g&password=s3same&ssl=true");
        LOG.error("Refused Authorization: Bearer abcdef0123456789", new IllegalStateException("Basic YXBpa2V5OnNlY3JldA=="));
      });
      assertThat(output).contains("user=g", "ssl=true", "Refused").doesNotContain("harbour", "s3same", "abcdef0123456789", "YXBpa2V5");
    }
  }

  @Test
  void librariesThatUseTheLogOfJavaAreHeardFromWarningsOn() {
    assertThat(logged(Map.of(), () -> {
      java.util.logging.Logger.getLogger("org.apache.catalina.Trial").info("a step");
      java.util.logging.Logger.getLogger("org.apache.catalina.Trial").warning("a trouble");
    })).contains("a trouble").doesNotContain("a step");
  }

  @Test
  void detailsAppearOnRequest() {
    assertThat(logged(Map.of(), () -> LOG.debug("a detail"))).isEmpty();
    assertThat(logged(Map.of("GEWERK_LOG_LEVEL", "debug"), () -> LOG.debug("a detail"))).contains("a detail");
  }

  private static String logged(Map<String, String> environment, Runnable action) {
    var output = new ByteArrayOutputStream();
    PrintStream terminal = System.out;
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    try {
      Logging.start(Configuration.read(new String[0], environment));
      action.run();
    } finally {
      System.setOut(terminal);
    }
    return output.toString(StandardCharsets.UTF_8);
  }
}
