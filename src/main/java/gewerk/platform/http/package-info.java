/** HTTP: routes, requests, answers, refusals; the one servlet that everything goes through. */
@NullMarked
package gewerk.platform.http;

import org.jspecify.annotations.NullMarked;
