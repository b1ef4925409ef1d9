/** People on screens: who somebody is, where one meets them, and what they have to do. */
@NullMarked
package gewerk.views.people;

import org.jspecify.annotations.NullMarked;
