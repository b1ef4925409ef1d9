package gewerk.platform.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The net below: nobody logs a secret on purpose, but a driver's message or an address with a password in it might. */
final class ConcealingEncoder extends EncoderBase<ILoggingEvent> {
  private static final String CONCEALED = "***";
  private static final int TOO_SHORT = 6; // "admin" as a password must not blacken every mention of admin
  private static final Pattern GIVEN_AWAY = Pattern.compile(
      "(?i)((?:password|secret|api_?key|access_token|refresh_token|client_secret|code_verifier)=)[^&\\s\"',;]+"
          + "|((?:authorization: ?)?(?:bearer|basic) )[A-Za-z0-9+/._~=-]{8,}");

  private final Encoder<ILoggingEvent> encoder;
  private final List<String> secrets;

  ConcealingEncoder(Encoder<ILoggingEvent> encoder, List<String> secrets) {
    this.encoder = encoder;
    this.secrets = secrets.stream().filter(secret -> secret.length() >= TOO_SHORT).toList();
  }

  @Override
  public void start() {
    encoder.start();
    super.start();
  }

  @Override
  public byte[] headerBytes() {
    return encoder.headerBytes();
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    String line = new String(encoder.encode(event), StandardCharsets.UTF_8);
    return concealed(line).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return encoder.footerBytes();
  }

  String concealed(String line) {
    String safe = line;
    for (String secret : secrets) {
      safe = safe.replace(secret, CONCEALED);
    }
    return GIVEN_AWAY.matcher(safe)
        .replaceAll(match -> (match.group(1) == null ? match.group(2) : match.group(1)) + CONCEALED);
  }
}
