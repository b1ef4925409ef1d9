package gewerk.people.openid;

import java.net.URI;
import java.text.ParseException;
import java.util.Optional;

import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import gewerk.people.sessions.Farewell;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Request;
import gewerk.platform.secrets.CannotOpenSecrets;
import gewerk.platform.secrets.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes whoever signs out here to the provider, to sign out there too (RP-initiated logout). */
final class SignOutThere implements Farewell {
  private static final Logger LOG = LoggerFactory.getLogger(SignOutThere.class);
  private static final String COOKIE = "openid";
  private static final int LONGEST_ADDRESS = 3_000;

  private final Secrets secrets;
  private final OpenIdStore store;
  private final OpenIdProviders providers;

  SignOutThere(Secrets secrets, OpenIdStore store, OpenIdProviders providers) {
    this.secrets = secrets;
    this.store = store;
    this.providers = providers;
  }

  /** What a browser keeps of a sign-in: it goes only to where one signs out. */
  static String cookie(String key, boolean secure) {
    return COOKIE + "=" + key + "; Path=/logout; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
  }

  /** The page of ours from which the browser goes on; where to stands encrypted in its address, so that nobody can make it lead elsewhere. */
  @Override
  public Optional<String> leadsTo(Request request) {
    var begun = request.cookie(COOKIE).flatMap(store::end);
    var provider = begun.flatMap(some -> providers.find(some.providerId()));
    if (provider.isEmpty()) {
      return Optional.empty();
    }
    try {
      return address(provider.get(), secrets.open(begun.get().idToken()), request.origin())
          .map(address -> provider.get().path() + "/signed_out?to=" + QueryString.encode(secrets.seal(address.toString())));
    } catch (OpenIdTrouble | CannotOpenSecrets | ParseException e) {
      LOG.warn("Nobody is signed out at {}: {}", provider.get().slug(), e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<URI> address(OpenIdProvider provider, String idToken, String origin) throws OpenIdTrouble, ParseException {
    var with = providers.counterpart(provider, origin);
    var there = with.metadata().getEndSessionEndpointURI();
    if (there == null) {
      return Optional.empty();
    }
    var hint = idToken.length() < LONGEST_ADDRESS ? JWTParser.parse(idToken) : null;
    return Optional.of(new LogoutRequest(there, hint, null, new ClientID(provider.client().id()), URI.create(providers.ours(origin) + "/login"), null, null).toURI());
  }
}
