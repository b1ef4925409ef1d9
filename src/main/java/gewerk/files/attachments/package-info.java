/** Files that people hang on work packages, comments and whatever else takes them. */
@NullMarked
package gewerk.files.attachments;

import org.jspecify.annotations.NullMarked;
