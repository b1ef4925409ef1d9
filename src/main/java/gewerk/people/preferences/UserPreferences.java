package gewerk.people.preferences;

import static gewerk.platform.resource.Attribute.bool;
import static gewerk.platform.resource.Attribute.string;

import java.util.List;

import gewerk.people.principals.User;
import gewerk.people.users.Users;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.events.Event;
import gewerk.platform.hal.JsonIn;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.BodyReader;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Violation;

/** The preferences of people, as a part of their account. */
public final class UserPreferences {
  private static final String PATTERN = "/users/{id:text}/preferences";
  private static final String OWN = Link.BASE + "/users/me/preferences";

  private final Resource<Preferences> resource = Resource.<Preferences>of("UserPreferences", "preferences", UserPreferences::path)
      .has(
          string("timeZone", preferences -> preferences.get("timeZone")),
          bool("disableKeyboardShortcuts", preferences -> preferences.get("disableKeyboardShortcuts")),
          bool("warnOnLeavingUnsaved", preferences -> preferences.get("warnOnLeavingUnsaved")),
          bool("commentSortDescending", preferences -> preferences.get("commentSortDescending")),
          bool("autoHidePopups", preferences -> preferences.get("autoHidePopups")),
          structure("dailyReminders"), structure("immediateReminders"), structure("pauseReminders"), structure("workdays"), structure("notifications"))
      .link("user", (preferences, asking) -> Link.to("/users/" + preferences.userId()))
      .link("updateImmediately", (preferences, asking) -> Link.to(path(preferences)).by("patch"));

  private final Platform platform;
  private final Users users;
  private final PreferencesStore store;

  public UserPreferences(Platform platform, Users users) {
    this.platform = platform;
    this.users = users;
    store = new PreferencesStore(platform.database());
    platform.api()
        .get(PATTERN, "Shows what somebody prefers.", resource, Shape.ONE, this::show)
        .patch(PATTERN, "Changes what somebody prefers.", resource, Shape.ONE, this::update)
        .get("/my_preferences", "Leads to one's own preferences.", null, Shape.NOTHING, (request, asking) -> Answer.empty(301).with("Location", OWN))
        .patch("/my_preferences", "Leads to one's own preferences.", null, Shape.NOTHING, (request, asking) -> Answer.empty(308).with("Location", OWN));
  }

  /** The usual ones for those without an account. */
  public Preferences of(long userId) {
    return Preferences.of(userId, store.chosen(userId));
  }

  public Resource<Preferences> declaration() {
    return resource;
  }

  private Answer show(Request request, Asking asking) {
    return Api.one(200, resource, of(allowed(request, asking).id()), asking);
  }

  private Answer update(Request request, Asking asking) {
    var user = allowed(request, asking);
    var written = BodyReader.read(JsonIn.body(request), resource);
    var changed = of(user.id()).with(written);
    var wrong = wrongWith(changed, user, asking.viewer());
    if (!wrong.isEmpty()) {
      throw Violation.refuse(wrong, resource, asking);
    }
    save(changed, asking.viewer());
    return Api.one(200, resource, of(user.id()), asking);
  }

  List<Violation> wrongWith(Preferences changed, User user, Viewer viewer) {
    return PreferencesRules.judge(changed, project -> isKnownTo(user, project, viewer));
  }

  void save(Preferences changed, Viewer viewer) {
    platform.database().inTransaction(() -> {
      store.save(changed);
      platform.events().happened(Event.now("user.preferences_updated", "user", changed.userId(), null, viewer.id()));
    });
  }

  Users users() {
    return users;
  }

  private boolean isKnownTo(User user, long project, Viewer viewer) {
    return (user.id() == viewer.id() ? viewer : platform.viewers().find(user.id()).orElse(viewer)).may("view_project", project);
  }

  private User allowed(Request request, Asking asking) {
    if (asking.viewer().isAnonymous()) {
      throw Refusal.unauthenticated("Bearer realm=\"OpenProject API\"");
    }
    var user = users.find(request.text("id"), asking.viewer()).orElseThrow(Refusal::notFound);
    if (!PreferencesRules.mayUse(user.id(), asking.viewer())) {
      throw Refusal.forbidden();
    }
    return user;
  }

  private static Attribute<Preferences> structure(String name) {
    return Attribute.of(Kind.STRUCTURE, name, preferences -> preferences.get(name));
  }

  private static String path(Preferences preferences) {
    return "/users/" + preferences.userId() + "/preferences";
  }
}
