/** Sign-in by OpenID Connect: providers that tell who somebody is, for browsers and, by their tokens, for programs. */
@NullMarked
package gewerk.people.openid;

import org.jspecify.annotations.NullMarked;
