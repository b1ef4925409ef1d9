/** Work packages outside of our pages: printed as PDF, and followed in a feed reader. */
@NullMarked
package gewerk.views.exports;

import org.jspecify.annotations.NullMarked;
