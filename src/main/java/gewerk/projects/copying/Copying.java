package gewerk.projects.copying;

import java.util.Set;

/** From which project to which, for whom, and what of it. */
public record Copying(long source, long target, long actorId, Set<String> parts) {
  public boolean takes(String part) {
    return parts.contains(part);
  }
}
