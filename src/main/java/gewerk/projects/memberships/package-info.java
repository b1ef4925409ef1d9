/** Who belongs to a project, with which roles; and who has roles in the whole instance. */
@NullMarked
package gewerk.projects.memberships;

import org.jspecify.annotations.NullMarked;
