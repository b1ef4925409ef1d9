package gewerk.platform.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Under which names we may be asked. A page elsewhere whose name is made to lead here gets nothing, and no link in a mail leads elsewhere
 * because a stranger sent another name. This machine itself may always ask, for health checks and for whoever sets the name wrong.
 *
 * @param allowed with or without a port; none lets everybody ask under any name
 */
public record Hosts(Supplier<List<String>> allowed) {
  /** Any name. */
  public static final Hosts ANY = new Hosts(List::of);

  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1", "[0:0:0:0:0:0:0:1]");

  /** @param name as the client sent it, or the proxy that we trust */
  boolean allow(String name, int port) {
    var names = allowed.get();
    if (names.isEmpty()) {
      return true;
    }
    var asked = name.toLowerCase(Locale.ROOT);
    return HERE.contains(asked) || names.stream().map(one -> one.toLowerCase(Locale.ROOT)).anyMatch(one -> one.equals(asked) || one.equals(asked + ":" + port));
  }
}
