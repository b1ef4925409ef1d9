package gewerk.projects.projects;

import java.util.Locale;
import java.util.Set;

/** What a project can be, and inside which others it may stand. */
public enum WorkspaceType {
  PORTFOLIO, PROGRAM, PROJECT;

  /** As the table has it. */
  public static WorkspaceType of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The segment of its addresses. */
  public String segment() {
    return word() + "s";
  }

  /** As in {@code _type}. */
  public String typeName() {
    return name().charAt(0) + word().substring(1);
  }

  public Set<WorkspaceType> possibleParents() {
    return switch (this) {
      case PORTFOLIO -> Set.of();
      case PROGRAM -> Set.of(PORTFOLIO);
      case PROJECT -> Set.of(PORTFOLIO, PROGRAM, PROJECT);
    };
  }
}
