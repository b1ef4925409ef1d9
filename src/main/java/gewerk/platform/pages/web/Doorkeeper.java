package gewerk.platform.pages.web;

import java.util.Optional;

import gewerk.platform.access.Viewer;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Reader.Look;

/** What pages need to know of sessions and people without knowing those features. */
public interface Doorkeeper {
  /** Whoever is signed in with this browser. */
  Optional<Viewer> viewer(Request request);

  /** The secret that forms of this session carry; empty for strangers. */
  String csrf(Request request);

  /** Where somebody must go before anything else: to choose a new password, say. */
  Optional<String> detour(Request request);

  Look look(Request request);
}
