package gewerk.platform.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.jul.LevelChangePropagator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import gewerk.platform.config.Configuration;
import java.util.Map;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets up what is logged and how; everything goes to standard output, where a terminal, systemd or a container takes it. */
public final class Logging {
  private static final String LINE = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %-26.26logger{26} %msg%n";

  /** Libraries that tell of every step they take, while ours tell of what an administrator wants to know. */
  private static final Map<String, Level> QUIETER = Map.of(
      "org.apache", Level.WARN, "org.springframework", Level.WARN, "com.zaxxer.hikari", Level.WARN,
      "org.flywaydb", Level.WARN, "com.github.kagkarlsson", Level.WARN);

  private Logging() {}

  /** In code, because reading logback's XML took a tenth of a second of every start. */
  public static void start(Configuration configuration) {
    LoggerContext context = context();
    context.reset();
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    var propagator = new LevelChangePropagator();
    propagator.setContext(context);
    context.addListener(propagator);
    QUIETER.forEach((name, level) -> context.getLogger(name).setLevel(level));
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(configuration.logLevel()));
    root.addAppender(terminal(context, new ConcealingEncoder(encoder(context, configuration.logAsJson()), configuration.secrets())));
  }

  /** Writes out what is still under way; the last step before the program ends. */
  public static void stop() {
    context().stop();
  }

  private static LoggerContext context() {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory instanceof LoggerContext context) {
      return context;
    }
    throw new IllegalStateException("Logback is not the only log on the class path: " + factory.getClass());
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, boolean json) {
    if (json) {
      var encoder = new JsonEncoder();
      encoder.setContext(context);
      encoder.setWithSequenceNumber(false);
      encoder.setWithNanoseconds(false);
      encoder.setWithContext(false);
      encoder.setWithMessage(false);
      encoder.setWithArguments(false);
      encoder.setWithFormattedMessage(true);
      return encoder;
    }
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(LINE);
    return encoder;
  }

  private static ConsoleAppender<ILoggingEvent> terminal(LoggerContext context, Encoder<ILoggingEvent> encoder) {
    encoder.start();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
