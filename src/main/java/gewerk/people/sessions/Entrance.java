package gewerk.people.sessions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Request;
import gewerk.platform.i18n.Words;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.web.Pages;

/**
 * How everybody comes in who has proven who they are, by whatever means: perhaps a second step, then the session.
 *
 * <p>Ways to sign in that are not a password come here too: they offer a door on the page for signing in and end in {@link #admit}.
 */
public final class Entrance {
  /** Asked between the first proof and the session. */
  @FunctionalInterface
  public interface SecondStep {
    /** Where to go for it; nothing when none is needed. */
    Optional<Answer> before(Request request, Arriving arriving);
  }

  /** Another way in, or a way to one, below the form: its label in the reader's language; nothing when it is closed. */
  @FunctionalInterface
  public interface Door {
    Optional<Link> in(Words words);
  }

  /** What somebody who is in must do before anything else. */
  @FunctionalInterface
  public interface Detour {
    /** Where that is; nothing when there is nothing, or when they are there already. */
    Optional<String> from(String path, long userId);
  }

  /** @param back where to go then, within this product */
  public record Arriving(long userId, boolean remember, String back) {}

  private final Sessions sessions;
  private final List<SecondStep> steps = new ArrayList<>();
  private final List<Door> doors = new ArrayList<>();
  private final List<Detour> detours = new ArrayList<>();

  Entrance(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Features tell theirs while the program starts. */
  public void asks(SecondStep step) {
    steps.add(step);
  }

  public void offers(Door door) {
    doors.add(door);
  }

  public void demands(Detour detour) {
    detours.add(detour);
  }

  Optional<String> detour(String path, long userId) {
    return detours.stream().flatMap(detour -> detour.from(path, userId).stream()).findFirst();
  }

  List<Link> doors(Words words) {
    return doors.stream().flatMap(door -> door.in(words).stream()).toList();
  }

  /** After the first proof. The account must be active. */
  public Answer admit(Request request, Arriving arriving) {
    return steps.stream().flatMap(step -> step.before(request, arriving).stream()).findFirst().orElseGet(() -> open(request, arriving));
  }

  /** After all proofs: opens the session. */
  public Answer open(Request request, Arriving arriving) {
    return open(request, arriving, Duration.ZERO);
  }

  /** @param trust for how long no second step is asked for in this browser */
  public Answer open(Request request, Arriving arriving, Duration trust) {
    var in = sessions.open(arriving.userId(), arriving.remember(), Browser.of(request));
    if (trust.isPositive()) {
      sessions.browsers().trust(arriving.userId(), in.browser(), trust);
    }
    var back = Pages.isOurs(arriving.back()) ? arriving.back() : "/";
    return Answer.seeOther(sessions.mustChangePassword(arriving.userId()) ? SessionDoorkeeper.CHANGE_PASSWORD : back)
        .with("Set-Cookie", in.cookie()).with("Set-Cookie", Browser.cookie(in.browser(), request.isSecure()));
  }
}
