package gewerk.time.workinghours;

import static gewerk.platform.resource.Attribute.date;
import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.link;

import java.time.DayOfWeek;

import gewerk.people.users.Users;
import gewerk.platform.Platform;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Resource;
import gewerk.work.workdays.WorkingCalendar;

/** The hours that people work and the times at which they are away, below each user (reference: user working times). */
public final class WorkingTimes {
  private final Users users;


  public WorkingTimes(Platform platform, Users users, WorkingCalendar calendar) {
    this.users = users;
    var store = new WorkingTimeStore(platform.database());
    var hours = Resource.<WorkingHours>of("UserWorkingHours", "working_hours", WorkingHours::path).has(
        integer("id", WorkingHours::id).readOnly(), date("validFrom", WorkingHours::validFrom).required());
    for (var day : DayOfWeek.values()) {
      hours.has(Attribute.<WorkingHours>of(Kind.FLOAT, WorkingTimeRules.attribute(day), record -> record.on(day)));
    }
    hours.has(integer("availabilityFactor", WorkingHours::availability), link("user", users.principals(), WorkingHours::userId).with(Trait.IGNORED));
    var away = Resource.<TimeAway>of("UserNonWorkingTime", "working_hours", TimeAway::path).has(
        integer("id", TimeAway::id).readOnly(), date("startDate", TimeAway::startDate).required(), date("endDate", TimeAway::endDate).required(),
        link("user", users.principals(), TimeAway::userId).with(Trait.IGNORED));
    new WorkingHoursApi(platform, hours, new ChangeWorkingHours(platform, hours, store, calendar), this);
    new TimesAwayApi(platform, away, new ChangeTimeAway(platform, away, store), this);
  }

  /** 404 where the viewer must not know when somebody works. */
  long seen(Request request, Asking asking) {
    var user = user(request, asking);
    if (!WorkingTimeRules.maySee(user, asking.viewer())) {
      throw Refusal.notFound();
    }
    return user;
  }

  /** 403 where the viewer must not change it. */
  long changed(Request request, Asking asking) {
    var user = user(request, asking);
    if (!WorkingTimeRules.mayChange(user, asking.viewer())) {
      throw Refusal.forbidden();
    }
    return user;
  }

  static Answer gone() {
    return Answer.empty(204);
  }

  private long user(Request request, Asking asking) {
    if (asking.viewer().isAnonymous()) {
      throw Refusal.unauthenticated("Bearer realm=\"OpenProject API\"");
    }
    return users.find(request.text("id"), asking.viewer()).orElseThrow(Refusal::notFound).id();
  }
}
