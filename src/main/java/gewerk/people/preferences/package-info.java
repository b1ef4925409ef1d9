/** How each person wants the product to behave for them. */
@NullMarked
package gewerk.people.preferences;

import org.jspecify.annotations.NullMarked;
