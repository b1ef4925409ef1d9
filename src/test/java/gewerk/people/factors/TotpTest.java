package gewerk.people.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;

class TotpTest {
  /** RFC 6238, appendix B; of its eight digits the last six. */
  private static final String SECRET = new Base32().encodeToString("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

  @Test
  void theCodesAreThoseOfTheStandard() {
    assertThat(Totp.code(SECRET, Instant.ofEpochSecond(59))).isEqualTo("287082");
    assertThat(Totp.code(SECRET, Instant.ofEpochSecond(1_111_111_109))).isEqualTo("081804");
    assertThat(Totp.code(SECRET, Instant.ofEpochSecond(20_000_000_000L))).isEqualTo("353130");
  }

  @Test
  void aClockMayBeAStepOff() {
    var now = Instant.ofEpochSecond(1_111_111_109);
    assertThat(Totp.step(SECRET, "081 804", now)).hasValue(37_037_036);
    assertThat(Totp.step(SECRET, "081804", now.plusSeconds(30))).hasValue(37_037_036);
    assertThat(Totp.step(SECRET, "081804", now.minusSeconds(30))).hasValue(37_037_036);
    assertThat(Totp.step(SECRET, "081804", now.plusSeconds(61))).isEmpty();
    assertThat(Totp.step(SECRET, "", now)).isEmpty();
  }

  @Test
  void anAppReadsWhoseCodesTheyAre() {
    assertThat(Totp.uri("ABC", "Hafen & Kai", "mara lind"))
        .isEqualTo("otpauth://totp/Hafen%20%26%20Kai:mara%20lind?secret=ABC&issuer=Hafen%20%26%20Kai&algorithm=SHA1&digits=6&period=30");
    assertThat(Totp.secret()).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.secret());
  }

  @Test
  void thePictureIsASquareOfSquares() {
    var picture = QrCode.of(Totp.uri("ABC", "Hafen", "mara"));
    assertThat(picture.size()).isGreaterThan(30);
    assertThat(picture.path()).startsWith("M").contains("h1v1h-1z");
  }
}
