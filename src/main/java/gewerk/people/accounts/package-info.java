/** How people get an account and back into it: invitation, registration, activation, lost password; each by a link in a mail. */
@NullMarked
package gewerk.people.accounts;

import org.jspecify.annotations.NullMarked;
