package gewerk.projects.phases;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A phase that every project can have; a gate is there when it has a name. */
public record PhaseDefinition(long id, String name, @Nullable String startGateName, @Nullable String finishGateName, Instant createdAt, Instant updatedAt) {
  boolean hasStartGate() {
    return startGateName != null;
  }

  boolean hasFinishGate() {
    return finishGateName != null;
  }
}
