/** Pages over HTTP: who may open them, what surrounds them, and how they refuse. */
@NullMarked
package gewerk.platform.pages.web;

import org.jspecify.annotations.NullMarked;
