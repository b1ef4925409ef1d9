package gewerk.work.priorities;

import org.jspecify.annotations.Nullable;

/** How urgent a work package is; an inactive one stays where it is set and is offered no more. */
public record Priority(long id, String name, int position, @Nullable String color, boolean isDefault, boolean isActive) {}
