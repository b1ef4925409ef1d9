package gewerk.platform.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir
  static Path initialised;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @BeforeAll
  static void initialiseOnce() {
    EmbeddedPostgres.start(initialised, true).close();
  }

  @BeforeEach
  void copy() throws Exception {
    var copy = new ProcessBuilder("cp", "-a", initialised.resolve("postgresql").toString(), directory.toString()).inheritIO();
    assertThat(copy.start().waitFor()).isZero();
  }

  @AfterEach
  void nothingKeepsRunning() throws IOException {
    for (var postmaster = Postmaster.of(cluster()); postmaster.isPresent() && postmaster.get().serves(cluster()); ) {
      EmbeddedPostgres.start(directory, true).close();
      postmaster = Postmaster.of(cluster());
    }
  }

  @Test
  void dataStayFromOneStartToTheNext() throws SQLException {
    try (var postgres = EmbeddedPostgres.start(directory, true)) {
      write(postgres, "Harbour");
    }
    try (var postgres = EmbeddedPostgres.start(directory, true)) {
      assertThat(names(postgres)).containsExactly("Harbour");
    }
  }

  @Test
  void itIsDurableAndClosedToOthers() throws SQLException {
    try (var postgres = EmbeddedPostgres.start(directory, true)) {
      assertThat(shown(postgres, "fsync")).isEqualTo("on");
      assertThat(shown(postgres, "synchronous_commit")).isEqualTo("on");
      assertThat(shown(postgres, "full_page_writes")).isEqualTo("on");
      assertThat(shown(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(shown(postgres, "data_checksums")).isEqualTo("on");
      assertThatThrownBy(() -> DriverManager.getConnection(postgres.url("postgres"), postgres.user(), "wrong"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void ownTuningWinsButCannotGiveUpSafety() throws Exception {
    Files.writeString(directory.resolve("postgresql/tuning.conf"), "work_mem = 5MB\nfsync = off\n");
    try (var postgres = EmbeddedPostgres.start(directory, true)) {
      assertThat(shown(postgres, "work_mem")).isEqualTo("5MB");
      assertThat(shown(postgres, "fsync")).isEqualTo("on");
    }
  }

  @Test
  void aSecondStartInTheSameProgramIsRefusedAndHarmsNothing() throws Exception {
    try (var postgres = EmbeddedPostgres.start(directory, true)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> EmbeddedPostgres.start(directory, true)).isInstanceOf(CannotRunPostgres.class)
            .hasMessageStartingWith("Gewerk already runs on the data directory " + directory);
      }
      try (var other = PostgresProgram.on(directory)) {
        assertThat(other.answer()).as("the refused attempt must not give up the lock").startsWith("refused: Gewerk already runs");
      }
      write(postgres, "Harbour");
      assertThat(names(postgres)).containsExactly("Harbour");
    }
  }

  @Test
  void aSecondProgramIsRefused() throws Exception {
    try (var first = PostgresProgram.on(directory); var second = PostgresProgram.on(directory)) {
      assertThat(first.answer()).startsWith("jdbc:postgresql://127.0.0.1:");
      assertThat(second.answer()).isEqualTo("refused: Gewerk already runs on the data directory " + directory
          + "; stop it first, or choose another directory with --data.");
    }
  }

  @Test
  void aServerThatOutlivedItsProgramIsAdopted() throws Exception {
    String url;
    try (var killed = PostgresProgram.on(directory)) {
      url = killed.answer();
      write(url, "acknowledged");
    }
    long orphan = Postmaster.of(cluster()).orElseThrow().pid();
    try (var postgres = EmbeddedPostgres.start(directory, true)) {
      assertThat(Postmaster.of(cluster()).orElseThrow().pid()).isEqualTo(orphan);
      assertThat(postgres.url("postgres")).isEqualTo(url);
      assertThat(names(postgres)).containsExactly("acknowledged");
    }
    assertThat(Postmaster.of(cluster())).as("it is stopped as if it were ours").isEmpty();
  }

  @Test
  void anOrphanWithOtherDurabilityIsReplaced() throws Exception {
    long orphan;
    try (var killed = PostgresProgram.on(directory)) {
      orphan = Postmaster.of(cluster()).orElseThrow().pid();
    }
    try (var postgres = EmbeddedPostgres.start(directory, false)) {
      assertThat(Postmaster.of(cluster()).orElseThrow().pid()).isNotEqualTo(orphan);
      assertThat(shown(postgres, "fsync")).isEqualTo("off");
    }
  }

  @Test
  void nothingAcknowledgedIsLostWhenBothAreKilled() throws Exception {
    try (var killed = PostgresProgram.on(directory)) {
      for (int i = 0; i < 50; i++) {
        write(killed.answer(), "acknowledged " + i);
      }
      killed.kill();
      kill(Postmaster.of(cluster()).orElseThrow());
    }
    try (var postgres = EmbeddedPostgres.start(directory, true)) {
      assertThat(names(postgres)).hasSize(50);
    }
  }

  @Test
  void aNumberThatNowBelongsToAnotherProgramDoesNotHinderTheStart() throws Exception {
    try (var killed = PostgresProgram.on(directory)) {
      write(killed.answer(), "acknowledged");
      killed.kill();
      kill(Postmaster.of(cluster()).orElseThrow());
    }
    Path file = cluster().resolve("postmaster.pid");
    var lines = Files.readAllLines(file);
    lines.set(0, Long.toString(ProcessHandle.current().parent().orElseThrow().pid()));
    Files.write(file, lines);
    try (var postgres = EmbeddedPostgres.start(directory, true)) {
      assertThat(names(postgres)).containsExactly("acknowledged");
    }
  }

  @Test
  void whatAnInterruptedFirstStartLeftIsCleanedAway() throws Exception {
    Path unfinished = Files.createDirectories(directory.resolve("postgresql/unfinished-1/cluster"));
    Files.writeString(unfinished.resolve("PG_VERSION"), "18");
    Leftovers.delete(cluster());
    EmbeddedPostgres.start(directory, true).close();
    assertThat(unfinished.getParent()).doesNotExist();
  }

  @Test
  void dataOfAnotherMajorVersionAreNotCoveredByAnEmptyDatabase() throws IOException {
    Files.move(cluster(), cluster().resolveSibling("data-17"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(directory, true)).isInstanceOf(CannotRunPostgres.class)
        .hasMessageContaining("data-17 are of another PostgreSQL");
  }

  private static void kill(Postmaster postmaster) throws InterruptedException {
    var handle = ProcessHandle.of(postmaster.pid()).orElseThrow();
    handle.destroyForcibly();
    handle.onExit().join();
  }

  private Path cluster() throws IOException {
    return directory.toRealPath().resolve("postgresql/data-" + PostgresArchive.forThisMachine().major());
  }

  private void write(EmbeddedPostgres postgres, String name) throws SQLException {
    write(postgres.url("postgres"), name);
  }

  private void write(String url, String name) throws SQLException {
    try (var connection = connection(url); var statement = connection.createStatement()) {
      statement.execute("create table if not exists projects (name text)");
      statement.execute("insert into projects values ('" + name + "')");
    }
  }

  private List<String> names(EmbeddedPostgres postgres) throws SQLException {
    return rows(postgres, "select name from projects order by name");
  }

  private String shown(EmbeddedPostgres postgres, String setting) throws SQLException {
    return rows(postgres, "show " + setting).getFirst();
  }

  private List<String> rows(EmbeddedPostgres postgres, String query) throws SQLException {
    try (var connection = connection(postgres.url("postgres")); var rows = connection.createStatement().executeQuery(query)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  private Connection connection(String url) throws SQLException {
    try {
      return DriverManager.getConnection(url, "postgres", Files.readString(directory.resolve("postgresql/password")).strip());
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }
}
