/** Programs that may act for people by OAuth 2: who they are, where they may send people back to, what they may ask for. */
@NullMarked
package gewerk.connect.applications;

import org.jspecify.annotations.NullMarked;
