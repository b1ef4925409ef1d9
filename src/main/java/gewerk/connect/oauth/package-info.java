/** The OAuth 2 provider: people let programs act for them, programs get tokens, tokens open the API. */
@NullMarked
package gewerk.connect.oauth;

import org.jspecify.annotations.NullMarked;
