package gewerk.projects.phases;

import java.time.Instant;

/** A phase of one project, named by its definition. */
public record Phase(long id, String name, boolean active, long definitionId, long projectId, Instant createdAt, Instant updatedAt) {}
