package gewerk.people.sessions;

import java.util.List;
import java.util.Optional;

import gewerk.platform.access.Authenticator;
import gewerk.platform.access.Authenticator.Outcome;
import gewerk.platform.access.Viewer;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Reader.Density;
import gewerk.platform.pages.Reader.Look;
import gewerk.platform.pages.Reader.Theme;
import gewerk.platform.pages.web.Doorkeeper;

/** Tells pages who reads them: by the session's cookie, else by whatever else a program may show. */
public final class SessionDoorkeeper implements Doorkeeper {
  /** Where somebody chooses a password of their own. */
  public static final String CHANGE_PASSWORD = "/my/password/change";

  private final Sessions sessions;
  private final List<Authenticator> authenticators;

  public SessionDoorkeeper(Sessions sessions, List<Authenticator> authenticators) {
    this.sessions = sessions;
    this.authenticators = authenticators;
  }

  @Override
  public Optional<Viewer> viewer(Request request) {
    for (var authenticator : authenticators) {
      if (authenticator.authenticate(request) instanceof Outcome.Known(var viewer)) {
        return Optional.of(viewer);
      }
    }
    return Optional.empty();
  }

  @Override
  public String csrf(Request request) {
    return request.cookie(Cookies.NAME).flatMap(sessions::csrf).orElse("");
  }

  @Override
  public Optional<String> detour(Request request) {
    return request.cookie(Cookies.NAME).flatMap(sessions::viewer).flatMap(viewer -> sessions.mustChangePassword(viewer.id()) ? Optional.of(CHANGE_PASSWORD)
        : sessions.entrance().detour(request.path(), viewer.id()));
  }

  /** Kept by the browser: one looks at the same pages by day and by night, on a desk and on a phone. */
  @Override
  public Look look(Request request) {
    return new Look(Theme.of(request.cookie("theme").orElse(null)), Density.of(request.cookie("density").orElse(null)),
        !request.cookie("shortcuts").orElse("on").equals("off"));
  }
}
