/** Fields that administrators add to work packages, projects and others, and what can be chosen in them. */
@NullMarked
package gewerk.admin.customfields;

import org.jspecify.annotations.NullMarked;
