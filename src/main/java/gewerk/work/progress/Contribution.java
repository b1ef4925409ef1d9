package gewerk.work.progress;

import org.jspecify.annotations.Nullable;

/**
 * What one work package adds to the totals above it.
 *
 * @param savedTotal its own totals if it has children and they are left out of the calculation; null for a leaf
 * @param excluded whether its status keeps its own values out of all totals
 */
public record Contribution(long id, @Nullable Long parentId, Progress own, @Nullable Progress savedTotal, boolean excluded) {}
