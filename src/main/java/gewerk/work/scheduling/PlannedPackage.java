package gewerk.work.scheduling;

import org.jspecify.annotations.Nullable;

/**
 * A work package as scheduling sees it.
 *
 * @param beneath the saved range of all dates beneath it (its derived dates); empty for a package without children
 */
public record PlannedPackage(long id, @Nullable Long parentId, Dates dates, boolean manually, boolean milestone, DateRange beneath) {}
