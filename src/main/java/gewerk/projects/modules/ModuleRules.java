package gewerk.projects.modules;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which modules need which others. */
public final class ModuleRules {
  private static final Map<String, String> NEEDS = Map.of(
      "board_view", "work_package_tracking",
      "gantt", "work_package_tracking",
      "calendar_view", "work_package_tracking",
      "team_planner_view", "work_package_tracking",
      "backlogs", "work_package_tracking",
      "github", "work_package_tracking",
      "gitlab", "work_package_tracking");

  private ModuleRules() {}

  /** Modules whose foundation is not among the chosen ones, each with what it lacks. */
  public static Map<String, String> lacking(Set<String> chosen) {
    var lacking = new LinkedHashMap<String, String>();
    chosen.stream().sorted().forEach(module -> {
      var needed = NEEDS.get(module);
      if (needed != null && !chosen.contains(needed)) {
        lacking.put(module, needed);
      }
    });
    return lacking;
  }

  /** The same with all that they need. */
  public static Set<String> completed(Collection<String> chosen) {
    var all = new LinkedHashSet<>(chosen);
    chosen.stream().map(NEEDS::get).filter(needed -> needed != null).forEach(all::add);
    return all;
  }
}
