/** Screens on which administrators change settings: a feature names its settings and has a form for them. */
@NullMarked
package gewerk.platform.pages.settings;

import org.jspecify.annotations.NullMarked;
