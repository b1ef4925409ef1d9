/** Mail as administrators see it: which server sends it, what waits, what was given up. */
@NullMarked
package gewerk.admin.mail;

import org.jspecify.annotations.NullMarked;
