package gewerk.work.workdays;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.hal.JsonIn;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.BodyReader;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Violation;
import tools.jackson.databind.JsonNode;

/** How administrators change the calendar: the public description has these operations, although the reference's servers answer 404. */
final class DaysWriteApi {
  private static final String WEEK = "/days/week";
  private static final String OFF = "/days/non_working";
  private static final String DAY_OFF = OFF + "/{date:text}";

  private final Resource<WeekDay> weekDay;
  private final Resource<NonWorkingDay> nonWorkingDay;
  private final WorkingCalendar calendar;
  private final ChangeCalendar changes;

  DaysWriteApi(Api api, DaysApi days, WorkingCalendar calendar, ChangeCalendar changes) {
    weekDay = days.weekDays();
    nonWorkingDay = days.nonWorkingDays();
    this.calendar = calendar;
    this.changes = changes;
    api.patch(WEEK, "Changes on which days of the week work is done.", weekDay, Shape.LIST, this::changeWeek);
    api.patch(WEEK + "/{day}", "Changes whether work is done on a day of the week.", weekDay, Shape.ONE, this::changeWeekDay);
    api.post(OFF, "Makes a single day off.", nonWorkingDay, Shape.ONE, (request, asking) -> {
      var body = BodyReader.read(JsonIn.body(request), nonWorkingDay);
      check(asking);
      return saved(201, changes.propose(null, body), asking);
    });
    api.patch(DAY_OFF, "Changes a single day off.", nonWorkingDay, Shape.ONE, (request, asking) ->
        saved(200, changes.propose(found(request, asking), BodyReader.read(JsonIn.body(request), nonWorkingDay)), asking));
    api.delete(DAY_OFF, "Makes a single day off an ordinary one.", (request, asking) -> {
      changes.delete(found(request, asking), asking);
      return Api.nothing();
    });
  }

  private Answer changeWeek(Request request, Asking asking) {
    var body = JsonIn.body(request);
    check(asking);
    var working = new EnumMap<DayOfWeek, Boolean>(DayOfWeek.class);
    body.path("_embedded").path("elements").forEach(element -> working.put(day(element), working(element)));
    change(working, asking);
    return Api.all(weekDay, calendar.week(asking.viewer().locale()), WEEK, asking);
  }

  private Answer changeWeekDay(Request request, Asking asking) {
    long number = request.id("day");
    if (number < 1 || number > DayOfWeek.values().length) {
      throw Refusal.notFound();
    }
    var body = JsonIn.body(request);
    check(asking);
    change(body.has("working") ? Map.of(DayOfWeek.of((int) number), working(body)) : Map.of(), asking);
    return Api.one(200, weekDay, calendar.week(asking.viewer().locale()).get((int) number - 1), asking);
  }

  private void change(Map<DayOfWeek, Boolean> working, Asking asking) {
    refuse(changes.change(working, asking), weekDay, asking);
  }

  private Answer saved(int status, Proposal<NonWorkingDay> proposal, Asking asking) {
    refuse(proposal.violations(), nonWorkingDay, asking);
    return Api.one(status, nonWorkingDay, changes.save(proposal, nonWorkingDay, asking), asking);
  }

  private NonWorkingDay found(Request request, Asking asking) {
    var day = calendar.nonWorkingDay(DaysApi.dateIn(request)).orElseThrow(Refusal::notFound);
    check(asking);
    return day;
  }

  private static DayOfWeek day(JsonNode element) {
    var href = element.path("_links").path("self").path("href").asString("");
    var prefix = Link.BASE + WEEK + "/";
    if (!href.matches(".*" + prefix + "[1-7]")) {
      throw Refusal.badRequest("error.link_invalid", "self");
    }
    return DayOfWeek.of(href.charAt(href.length() - 1) - '0');
  }

  private static boolean working(JsonNode element) {
    if (!element.path("working").isBoolean()) {
      throw Refusal.badRequest("error.parameter_value", "working");
    }
    return element.path("working").asBoolean();
  }

  private static void refuse(List<Violation> wrong, Resource<?> resource, Asking asking) {
    if (!wrong.isEmpty()) {
      throw Violation.refuse(wrong, resource, asking);
    }
  }

  private static void check(Asking asking) {
    if (!asking.viewer().isAdmin()) {
      throw Refusal.forbidden();
    }
  }
}
