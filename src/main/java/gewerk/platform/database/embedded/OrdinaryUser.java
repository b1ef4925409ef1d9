package gewerk.platform.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** The first user under whom {@code program} can be run; {@code cluster} need not exist yet. */
  static OrdinaryUser whoCanRun(Path program, Path cluster) throws IOException {
    if (!isNeeded()) {
      return new OrdinaryUser(owner(Path.of("/proc/self")), List.of());
    }
    int owner = Files.exists(cluster) ? owner(cluster) : ROOT;
    return candidates(owner).filter(user -> user.runs(program)).findFirst().orElseThrow(() -> new CannotRunPostgres(
        "PostgreSQL must not run as root, and no other user can run it in " + cluster.getParent() + " here; start Gewerk as an"
            + " ordinary user, or choose a directory that every user may enter, for example --data /var/lib/gewerk."));
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

  /** A user namespace comes first, because in it the directories of root, such as /root, stay reachable. */
  private static Stream<OrdinaryUser> candidates(int owner) {
    return owner == ROOT
        ? Stream.concat(Stream.of(new OrdinaryUser(ROOT, List.of("unshare", "--user"))), dropping(NOBODY))
        : dropping(owner);
  }

  /** With one capability more where a directory above is closed to others; docker grants the second, not the first. */
  private static Stream<OrdinaryUser> dropping(int uid) {
    var plain = List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
    return Stream.of(Optional.<String>empty(), Optional.of("dac_read_search"), Optional.of("dac_override"))
        .map(capability -> new OrdinaryUser(uid, Stream.concat(plain.stream(), capability.stream().flatMap(OrdinaryUser::keeping)).toList()));
  }

  private static Stream<String> keeping(String capability) {
    return Stream.of("--inh-caps=-all,+" + capability, "--ambient-caps=-all,+" + capability);
  }

  private boolean runs(Path program) {
    try {
      var probe = new ProcessBuilder(command(program, List.of("--version")))
          .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
      return Commands.exitCode(probe) == 0;
    } catch (IOException e) {
      return false; // no such program as unshare or setpriv on this machine
    }
  }

  private static int owner(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid");
  }
}
