package gewerk.files.attachments;

import gewerk.platform.hal.Link;
import org.jspecify.annotations.Nullable;

/**
 * One row that files hang on, as somebody sees it.
 *
 * @param mayAdd whether they may add a file
 * @param mayEdit whether they may take away anybody's
 */
public record Place(long id, @Nullable Long projectId, Link link, boolean mayAdd, boolean mayEdit) {}
