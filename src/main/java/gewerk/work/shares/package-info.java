/** Single work packages that are shared with people who do not belong to their project. */
@NullMarked
package gewerk.work.shares;

import org.jspecify.annotations.NullMarked;
