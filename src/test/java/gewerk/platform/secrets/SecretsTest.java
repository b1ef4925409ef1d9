package gewerk.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import gewerk.testkit.TestDatabase;
import gewerk.testkit.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Stored secrets")
class SecretsTest {
  @RegisterExtension
  static final TestDatabase copy = TestDatabase.copy();

  @TempDir
  private Path directory;

  @AfterEach
  void forget() {
    World.in(copy.database()).run("delete from secret_key");
  }

  @Test
  void areReadAgainAndLookDifferentEachTime() {
    var secrets = inFile("key");
    var sealed = secrets.seal("ahoi, Käpt'n");
    assertThat(sealed).isNotEqualTo(secrets.seal("ahoi, Käpt'n")).doesNotContain("ahoi");
    assertThat(inFile("key").open(sealed)).isEqualTo("ahoi, Käpt'n");
  }

  @Test
  void areRefusedWhenSomebodyChangedThem() {
    var secrets = inFile("key");
    var sealed = secrets.seal("the code of the safe");
    var changed = sealed.substring(0, 20) + (sealed.charAt(20) == 'A' ? "B" : "A") + sealed.substring(21);
    assertThatThrownBy(() -> secrets.open(changed)).isInstanceOf(CannotOpenSecrets.class);
    assertThatThrownBy(() -> secrets.open("no base64 at all")).isInstanceOf(CannotOpenSecrets.class);
  }

  @Test
  void haveAKeyThatOnlyItsOwnerReads() throws Exception {
    inFile("key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("key")))).isEqualTo("rw-------");
  }

  @Test
  void areNotOpenedByANodeWithAnotherKey() throws Exception {
    inFile("key");
    Files.writeString(directory.resolve("other"), "0".repeat(64));
    assertThatThrownBy(() -> inFile("other")).isInstanceOf(CannotOpenSecrets.class).hasMessageContaining("other").hasMessageContaining("--secret-key-file");
    assertThatThrownBy(() -> inFile("missing")).isInstanceOf(CannotOpenSecrets.class).hasMessageContaining("missing");
    assertThatThrownBy(() -> Secrets.keptInDatabase(copy.database())).isInstanceOf(CannotOpenSecrets.class).hasMessageContaining("--secret-key-file");
  }

  @Test
  void areSharedByNodesThatWereToldNothing() {
    var sealed = Secrets.keptInDatabase(copy.database()).seal("shared");
    assertThat(Secrets.keptInDatabase(copy.anotherNode()).open(sealed)).isEqualTo("shared");
  }

  @Test
  void stayReadableWhenTheKeyMovesOutOfTheDatabase() {
    var sealed = Secrets.keptInDatabase(copy.database()).seal("older");
    assertThat(inFile("moved").open(sealed)).isEqualTo("older");
    assertThat(World.in(copy.database()).number("select count(*) from secret_key where key is not null")).isZero();
  }

  @Test
  void needAKeyFileThatHoldsAKey() throws Exception {
    Files.writeString(directory.resolve("broken"), "open sesame");
    assertThatThrownBy(() -> inFile("broken")).isInstanceOf(CannotOpenSecrets.class).hasMessageContaining("64 hexadecimal digits");
  }

  private Secrets inFile(String name) {
    return Secrets.keptIn(directory.resolve(name), copy.database());
  }
}
