package gewerk.work.types;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A kind of work package. */
public record Type(long id, String name, int position, @Nullable String color, boolean isDefault, boolean isMilestone, String description,
    TypeForm form, Instant createdAt, Instant updatedAt) {}
