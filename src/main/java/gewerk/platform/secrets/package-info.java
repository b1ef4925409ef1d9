/** Secrets that must be read again, such as the password of a mail server, encrypted before they reach the database. */
@NullMarked
package gewerk.platform.secrets;

import org.jspecify.annotations.NullMarked;
