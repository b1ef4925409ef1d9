/** What the product says, and how it writes dates and numbers, in each reader's language. */
@NullMarked
package gewerk.platform.i18n;

import org.jspecify.annotations.NullMarked;
