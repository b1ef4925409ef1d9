package gewerk.views.projects;

import java.util.List;

import gewerk.platform.pages.Person;

/**
 * All that the overview of a project shows.
 *
 * @param description as HTML
 */
public record Overview(String description, Doing doing, List<Facts.Fact> facts, List<Role> roles, List<Milestone> versions, List<Below> subprojects,
    List<Recent> recent) {
  /** How the project is doing, and why. */
  public record Doing(String label, String colour, String explanation) {}

  /** A role with those who have it. */
  public record Role(String name, List<Person> people) {}

  /**
   * A version, when it is due and how far its work is.
   *
   * @param progress empty while there is no work for it
   */
  public record Milestone(String name, String dates, boolean late, int percent, String progress) {}

  /** A project below this one. */
  public record Below(String name, String path, String status, String colour) {}

  /** A work package that was changed lately. */
  public record Recent(long id, String subject, Chip type, Chip status, String when, String moment) {}

  /** What stands in a coloured chip. */
  public record Chip(String label, String colour) {}
}
