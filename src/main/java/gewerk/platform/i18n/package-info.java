/** Labels in every language, and how dates and numbers are written. */
@NullMarked
package gewerk.platform.i18n;

import org.jspecify.annotations.NullMarked;
