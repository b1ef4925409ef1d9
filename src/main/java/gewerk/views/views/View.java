package gewerk.views.views;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A query and how it is shown; name, star and the rest are the query's. */
public record View(long id, ViewType type, long queryId, String name, boolean isPublic, boolean starred, @Nullable Long projectId, Instant createdAt,
    Instant updatedAt) {}
