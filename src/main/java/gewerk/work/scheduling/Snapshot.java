package gewerk.work.scheduling;

import java.util.List;

/**
 * The packages and relations that one rescheduling needs, with every change already made but the moves it causes.
 * Which ones these are, {@link Reach} says. Relations to packages that are not among them are of no consequence.
 */
public record Snapshot(List<PlannedPackage> packages, List<Follows> follows) {
  public Snapshot {
    packages = List.copyOf(packages);
    follows = List.copyOf(follows);
  }

  Network network() {
    var ids = new long[packages.size()];
    var parents = new Long[packages.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = packages.get(i).id();
      parents[i] = packages.get(i).parentId();
    }
    return new Network(ids, parents, follows);
  }
}
