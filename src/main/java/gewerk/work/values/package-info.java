/** Single values that stand alone: words, and the schemas of what notifications tell. */
@NullMarked
package gewerk.work.values;

import org.jspecify.annotations.NullMarked;
