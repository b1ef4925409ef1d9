/** Who may do what where, for clients that ask before they offer something. */
@NullMarked
package gewerk.projects.capabilities;

import org.jspecify.annotations.NullMarked;
