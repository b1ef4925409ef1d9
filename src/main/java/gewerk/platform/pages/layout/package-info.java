/** What stands around a page: bar, rail, menus, jump box. */
@NullMarked
package gewerk.platform.pages.layout;

import org.jspecify.annotations.NullMarked;
