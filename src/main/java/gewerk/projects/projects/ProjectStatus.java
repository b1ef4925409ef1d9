package gewerk.projects.projects;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a project is doing, in the words of those who run it. */
public enum ProjectStatus {
  ON_TRACK, AT_RISK, OFF_TRACK, NOT_STARTED, FINISHED, DISCONTINUED;

  public static Optional<ProjectStatus> of(String code) {
    return Arrays.stream(values()).filter(status -> status.code().equals(code)).findFirst();
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Links name rows by numbers; these are never shown. */
  long number() {
    return ordinal() + 1L;
  }

  String labelKey() {
    return "project.status." + code();
  }
}
