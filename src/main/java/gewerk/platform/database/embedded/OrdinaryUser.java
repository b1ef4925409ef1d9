package gewerk.platform.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The user whom PostgreSQL runs as, because it refuses root: ourselves, or for root someone with fewer rights.
 *
 * @param uid who must own what PostgreSQL writes
 * @param prefix what stands before each of its commands
 */
record OrdinaryUser(int uid, List<String> prefix) {
  private static final int ROOT = 0;
  private static final int NOBODY = 65534;

  static boolean isNeeded() throws IOException {
    return owner(Path.of("/proc/self")) == ROOT;
  }

  /** The first user under whom PostgreSQL's programs find each other; {@code cluster} need not exist yet. */
  static OrdinaryUser whoCanRun(Path initdb, Path cluster) throws IOException {
    return candidates(cluster).filter(user -> user.canRun(initdb, cluster)).findFirst().orElseThrow(() -> new CannotRunPostgres(
        "PostgreSQL refuses to run as root or as a user without a name, and cannot be run as another one in "
            + cluster.getParent() + "; start Gewerk as an ordinary user, or choose a directory that every user may enter,"
            + " for example --data /var/lib/gewerk."));
  }

  List<String> command(Path program, List<String> arguments) {
    var command = new ArrayList<>(prefix);
    command.add(program.toString());
    command.addAll(arguments);
    return command;
  }

  /** Makes this user the owner of all that lies in {@code folder}. */
  void own(Path folder) throws IOException {
    if (owner(folder) == uid) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) { // the folder last: it says whether all is done
        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  /** Whoever owns the data already goes on; in a user namespace, the closed directories of root, such as /root, stay reachable. */
  private static Stream<OrdinaryUser> candidates(Path cluster) throws IOException {
    int self = owner(Path.of("/proc/self"));
    if (self != ROOT) {
      return Stream.of(new OrdinaryUser(self, List.of()), inNamespace(self));
    }
    int owner = Files.exists(cluster) ? owner(cluster) : ROOT;
    return owner == ROOT ? Stream.concat(Stream.of(inNamespace(ROOT)), dropping(NOBODY)) : dropping(owner);
  }

  /** There we are nobody: not root, and someone who has a name, which initdb insists on. */
  private static OrdinaryUser inNamespace(int uid) {
    return new OrdinaryUser(uid, List.of("unshare", "--user"));
  }

  /** With one capability more where a directory above is closed to others; docker grants the second, not the first. */
  private static Stream<OrdinaryUser> dropping(int uid) {
    return Stream.of(List.<String>of(), keeping("dac_read_search"), keeping("dac_override")).map(kept -> {
      var prefix = new ArrayList<>(List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups"));
      prefix.addAll(kept);
      return new OrdinaryUser(uid, List.copyOf(prefix));
    });
  }

  /** The secure bit makes access(2), with which PostgreSQL looks for its own programs, see the capability too. */
  private static List<String> keeping(String capability) {
    return List.of("--securebits=+no_setuid_fixup", "--inh-caps=-all,+" + capability, "--ambient-caps=-all,+" + capability);
  }

  private boolean canRun(Path initdb, Path cluster) {
    try {
      var probe = Commands.quiet(command(initdb, List.of("--show", "--pgdata=" + cluster)), Path.of("/dev/null"));
      return Commands.exitCode(probe) == 0;
    } catch (IOException e) {
      return false; // no such program as unshare or setpriv on this machine
    }
  }

  private static int owner(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid");
  }
}
