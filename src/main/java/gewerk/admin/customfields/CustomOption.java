package gewerk.admin.customfields;

import org.jspecify.annotations.Nullable;

/**
 * Something that can be chosen in a list or a hierarchy.
 *
 * @param parentId what it stands beneath in a hierarchy; a hierarchy has one root, which has none and is never chosen
 */
public record CustomOption(long id, long fieldId, @Nullable Long parentId, String value, @Nullable String shortName, int position, boolean isDefault) {}
