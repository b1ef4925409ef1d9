/** The way of messages to other systems: in order for each resource, again after failures, with a log of every attempt. */
@NullMarked
package gewerk.connect.deliveries;

import org.jspecify.annotations.NullMarked;
