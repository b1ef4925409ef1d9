/** Mail: written in the transaction of what caused it, sent by any node afterwards, tried again for a day. */
@NullMarked
package gewerk.platform.mail;

import org.jspecify.annotations.NullMarked;
