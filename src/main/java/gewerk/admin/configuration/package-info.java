/** What clients ask first: what this instance is, where its resources are, and how it is set up. */
@NullMarked
package gewerk.admin.configuration;

import org.jspecify.annotations.NullMarked;
