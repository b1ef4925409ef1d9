package gewerk.work.categories;

import org.jspecify.annotations.Nullable;

/**
 * A part of a project that work can be sorted into.
 *
 * @param defaultAssigneeId who gets new work of it when nobody else is named
 */
public record Category(long id, long projectId, String name, @Nullable Long defaultAssigneeId) {}
