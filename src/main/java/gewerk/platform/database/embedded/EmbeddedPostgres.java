package gewerk.platform.database.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * PostgreSQL beside this program: unpacked once, initialised once, started on demand, stopped with us.
 *
 * <p>A server that outlived its program (the program was killed) is adopted, not fought.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final String SUPERUSER = "postgres";

  private final DirectoryLock lock;
  private final Cluster cluster;
  private final String password;
  private final int port;
  private boolean closed;

  private EmbeddedPostgres(DirectoryLock lock, Cluster cluster, String password, int port) {
    this.lock = lock;
    this.cluster = cluster;
    this.password = password;
    this.port = port;
  }

  /**
   * Starts the server in the folder {@code postgresql} of {@code dataDirectory}.
   *
   * @param durable false only for data that may be lost, as in tests
   * @throws CannotRunPostgres also when another program already runs on the directory
   */
  public static EmbeddedPostgres start(Path dataDirectory, boolean durable) {
    try {
      Path directory = Files.createDirectories(dataDirectory.toAbsolutePath().normalize().resolve("postgresql")).toRealPath();
      return start(directory, durable, DirectoryLock.of(directory));
    } catch (AccessDeniedException e) {
      throw new CannotRunPostgres("Gewerk may not write " + e.getFile() + "; start it as the user who owns the data directory.", e);
    } catch (IOException e) {
      throw new CannotRunPostgres("PostgreSQL could not be started in " + dataDirectory + ": " + e + ".", e);
    }
  }

  /** The address of one of its databases; {@code postgres} exists from the beginning. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  public String user() {
    return SUPERUSER;
  }

  public String password() {
    return password;
  }

  /** Ends the connections that are still open, writes what is in memory and stops the server; more calls do nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (lock) {
      cluster.stop();
    } catch (IOException e) {
      throw new CannotRunPostgres("PostgreSQL could not be stopped: " + e + ".", e);
    }
  }

  private static EmbeddedPostgres start(Path directory, boolean durable, DirectoryLock lock) throws IOException {
    try {
      return startLocked(directory, durable, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedPostgres startLocked(Path directory, boolean durable, DirectoryLock lock) throws IOException {
    Leftovers.deleteIn(directory);
    if (OrdinaryUser.isNeeded()) {
      letOthersPass(directory.getParent());
      letOthersPass(directory);
    }
    Cluster cluster = cluster(directory);
    boolean isNew = !Files.exists(cluster.data());
    if (isNew) {
      refuseOtherMajor(directory, cluster.data());
    }
    String password = password(directory.resolve("password"), isNew);
    if (isNew) {
      cluster.initialise(SUPERUSER, password);
    }
    cluster.user().own(cluster.data());
    Postmaster postmaster = cluster.start(new PostgresSettings(durable, directory.resolve("tuning.conf")));
    return new EmbeddedPostgres(lock, cluster, password, postmaster.port());
  }

  private static Cluster cluster(Path directory) throws IOException {
    PostgresArchive archive = PostgresArchive.forThisMachine();
    Path home = archive.unpackedIn(directory);
    Path data = directory.resolve("data-" + archive.major());
    Path output = directory.resolve("start.log");
    Files.deleteIfExists(output);
    return new Cluster(home, data, output, OrdinaryUser.whoCanRun(home.resolve("bin/initdb"), data));
  }

  /** Through, not in: the user who runs PostgreSQL for root need not see what else lies there. */
  private static void letOthersPass(Path directory) throws IOException {
    var permissions = Files.getPosixFilePermissions(directory);
    if (permissions.addAll(List.of(PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE))) {
      Files.setPosixFilePermissions(directory, permissions);
    }
  }

  private static void refuseOtherMajor(Path directory, Path expected) throws IOException {
    try (var others = Files.newDirectoryStream(directory, "data-*")) {
      for (Path other : others) {
        throw new CannotRunPostgres("The data in " + other + " are of another PostgreSQL than the one that comes with this Gewerk"
            + " (" + expected.getFileName() + "); back them up with the Gewerk that wrote them and restore the backup here.");
      }
    }
  }

  private static String password(Path file, boolean isNew) throws IOException {
    if (Files.exists(file) && !Files.readString(file).isBlank()) {
      return Files.readString(file).strip();
    }
    if (!isNew) {
      throw new CannotRunPostgres("The file " + file + " with PostgreSQL's password is missing; put it back from a backup.");
    }
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    Files.deleteIfExists(file);
    Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, HexFormat.of().formatHex(secret) + "\n");
    return Files.readString(file).strip();
  }
}
