package gewerk.views.views;

import java.util.Arrays;
import java.util.Optional;

/** The ways to show a query. */
public enum ViewType {
  WORK_PACKAGES_TABLE("work_packages_table", "WorkPackagesTable"), TEAM_PLANNER("team_planner", "TeamPlanner"),
  WORK_PACKAGES_CALENDAR("work_packages_calendar", "WorkPackagesCalendar"), GANTT("gantt", "Gantt");

  private final String word;
  private final String typeName;

  ViewType(String word, String typeName) {
    this.word = word;
    this.typeName = typeName;
  }

  /** As paths and the database name it. */
  public String word() {
    return word;
  }

  /** As in {@code _type}. */
  public String typeName() {
    return "Views::" + typeName;
  }

  public static Optional<ViewType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  static Optional<ViewType> named(String typeName) {
    return Arrays.stream(values()).filter(type -> type.typeName().equals(typeName) || type.word.equals(typeName)).findFirst();
  }
}
