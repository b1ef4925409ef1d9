package gewerk.work.statuses;

import org.jspecify.annotations.Nullable;

/** How far a work package has come. */
public record Status(long id, String name, int position, @Nullable String color, boolean isClosed, boolean isDefault, boolean isReadonly,
    boolean excludedFromTotals, int defaultDoneRatio) {}
