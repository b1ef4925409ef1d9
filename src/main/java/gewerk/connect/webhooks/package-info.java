/** Other systems are told what happened: subscriptions, what is sent for which event, and the screens for administrators. */
@NullMarked
package gewerk.connect.webhooks;

import org.jspecify.annotations.NullMarked;
