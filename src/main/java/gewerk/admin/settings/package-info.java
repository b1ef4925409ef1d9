/** The screens on which an administrator sets up the installation as a whole. */
@NullMarked
package gewerk.admin.settings;

import org.jspecify.annotations.NullMarked;
