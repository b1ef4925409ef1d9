package gewerk.projects.projects;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;

/** What a project becomes when something is written to it. */
final class ProjectDraft {
  private ProjectDraft() {}

  static Project blank(WorkspaceType type, boolean isPublic) {
    var now = Instant.now();
    return new Project(0, "", "", "", type, null, List.of(), isPublic, true, false, null, "", Map.of(), now, now);
  }

  /** Without a name and an identifier of its own. */
  static Project like(Project source, @Nullable Long parentId) {
    var now = Instant.now();
    return new Project(0, "", "", source.description(), source.type(), parentId, List.of(), source.isPublic(), true, false, source.statusCode(),
        source.statusExplanation(), source.custom(), now, now);
  }

  static Project changed(Project before, Written written, Map<String, List<String>> custom) {
    return new Project(before.id(), Objects.requireNonNullElse(written.text("identifier", before.identifier()), "").strip(),
        squished(written.text("name", before.name())), text(written.text("description", before.description())), before.type(),
        written.id("parent", before.parentId()), before.ancestorIds(), written.truth("public", before.isPublic()),
        written.truth("active", before.active()), before.templated(), status(written, before.statusCode()),
        text(written.text("statusExplanation", before.statusExplanation())), custom,
        Objects.requireNonNullElse(written.moment("createdAt", before.createdAt()), before.createdAt()),
        Objects.requireNonNullElse(written.moment("updatedAt", before.updatedAt()), before.updatedAt()));
  }

  static Project identified(Project project, String identifier) {
    return new Project(project.id(), identifier, project.name(), project.description(), project.type(), project.parentId(), project.ancestorIds(),
        project.isPublic(), project.active(), project.templated(), project.statusCode(), project.statusExplanation(), project.custom(),
        project.createdAt(), project.updatedAt());
  }

  private static @Nullable String status(Written written, @Nullable String before) {
    var number = written.id("status", null);
    return written.has("status") ? ProjectStatuses.code(number) : before;
  }

  private static String squished(@Nullable String text) {
    return text(text).strip().replaceAll("\\s+", " ");
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
