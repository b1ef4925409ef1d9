/** The screens for programs that people let in: the administrators' list of applications, and everybody's own permissions. */
@NullMarked
package gewerk.connect.grants;

import org.jspecify.annotations.NullMarked;
