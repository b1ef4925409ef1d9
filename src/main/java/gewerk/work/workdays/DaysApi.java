package gewerk.work.workdays;

import static gewerk.platform.resource.Attribute.bool;
import static gewerk.platform.resource.Attribute.date;
import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.string;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.database.Sql;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Answer;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.i18n.Message;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Values;

/** The calendar as the API shows it: days, days of the week, days off (reference: work schedule). */
final class DaysApi {
  /** These filters choose among days that are computed: no SQL comes of them. */
  private static final Filter DATE = Filter.of("date", FilterType.INTERVAL, Values.NOTHING, (operator, values, asking) -> Sql.TRUE);
  private static final Filter WORKING = Filter.of("working", FilterType.BOOLEAN, Values.BOOLEAN, (operator, values, asking) -> Sql.TRUE);

  private final Resource<WeekDay> weekDay = Resource.<WeekDay>of("WeekDay", "week_day", day -> "/days/week/" + day.number())
      .titled(WeekDay::name)
      .has(integer("day", WeekDay::number).readOnly(), string("name", WeekDay::name), bool("working", WeekDay::working));

  private final Resource<NonWorkingDay> nonWorkingDay = Resource.<NonWorkingDay>of("NonWorkingDay", "non_working_day", day -> "/days/non_working/" + day.date())
      .titled(NonWorkingDay::name)
      .has(date("date", NonWorkingDay::date).required(), string("name", NonWorkingDay::name).required())
      .filters(DATE);

  private final Resource<Day> day = Resource.<Day>of("Day", "day", day -> "/days/" + day.date())
      .has(date("date", Day::date), string("name", day -> day.weekDay().name()), bool("working", Day::isWorking))
      .links("nonWorkingReasons", (day, asking) -> day.isWorking() ? null : reasons(day))
      .link("weekDay", (day, asking) -> weekDay.self(day.weekDay()))
      .filters(DATE, WORKING);

  private final Api api;
  private final WorkingCalendar calendar;

  DaysApi(Api api, WorkingCalendar calendar) {
    this.api = api;
    this.calendar = calendar;
    api.get("/days", "Lists days, those of this month and the next unless a filter says otherwise.", day, Shape.LIST, this::days);
    api.get("/days/{date:text}", "Shows one day.", day, Shape.ONE, this::day);
    api.get("/days/week", "Lists the days of the week.", weekDay, Shape.LIST,
        (request, asking) -> Api.all(weekDay, calendar.week(asking.viewer().locale()), "/days/week", asking));
    api.get("/days/week/{day}", "Shows one day of the week.", weekDay, Shape.ONE, this::weekDay);
    api.get("/days/non_working", "Lists single days off, those of this year unless a filter says otherwise.", nonWorkingDay, Shape.LIST, this::nonWorkingDays);
    api.get("/days/non_working/{date:text}", "Shows a single day off.", nonWorkingDay, Shape.ONE, (request, asking) ->
        Api.one(200, nonWorkingDay, calendar.nonWorkingDay(dateIn(request)).orElseThrow(Refusal::notFound), asking));
  }

  Resource<WeekDay> weekDays() {
    return weekDay;
  }

  Resource<NonWorkingDay> nonWorkingDays() {
    return nonWorkingDay;
  }

  private Answer days(Request request, Asking asking) {
    var listing = api.listing(request, day, asking);
    var span = span(listing, Span.twoMonths(LocalDate.now(asking.viewer().zone())), asking);
    var days = calendar.days(span.first(), span.last(), asking.viewer().locale());
    var working = use(listing, WORKING).map(use -> use.values().getFirst().equals("t") == (use.operator() == Operator.IS));
    var chosen = days.stream().filter(one -> working.isEmpty() || working.get() == one.isWorking()).toList();
    return Api.all(day, chosen, address("/days", request), asking);
  }

  private Answer day(Request request, Asking asking) {
    var date = dateIn(request);
    return Api.one(200, day, calendar.days(date, date, asking.viewer().locale()).getFirst(), asking);
  }

  private Answer weekDay(Request request, Asking asking) {
    var week = calendar.week(asking.viewer().locale());
    long number = request.id("day");
    var found = week.stream().filter(one -> one.number() == number).findFirst();
    return Api.one(200, weekDay, found.orElseThrow(Refusal::notFound), asking);
  }

  private Answer nonWorkingDays(Request request, Asking asking) {
    var listing = api.listing(request, nonWorkingDay, asking);
    var span = span(listing, Span.yearOf(LocalDate.now(asking.viewer().zone())), asking);
    return Api.all(nonWorkingDay, List.copyOf(calendar.nonWorkingDays(span.first(), span.last())), address("/days/non_working", request), asking);
  }

  private List<Link> reasons(Day day) {
    var reasons = new ArrayList<Link>();
    if (!day.weekDay().working()) {
      reasons.add(weekDay.self(day.weekDay()));
    }
    if (day.nonWorkingDay() != null) {
      reasons.add(nonWorkingDay.self(day.nonWorkingDay()));
    }
    return reasons;
  }

  private static Span span(Listing listing, Span usual, Asking asking) {
    var span = use(listing, DATE).map(use -> Span.between(use.values(), usual)).orElse(usual);
    if (span.isTooLong()) {
      throw Refusal.invalidQuery("error.filters", Message.of("error.filter_values", asking.say("day.date")));
    }
    return span;
  }

  private static Optional<Filter.Use> use(Listing listing, Filter filter) {
    return listing.filters().stream().filter(use -> use.filter() == filter).findFirst();
  }

  private static String address(String path, Request request) {
    return request.query("filters").map(filters -> path + "?" + QueryString.write(Map.of("filters", filters))).orElse(path);
  }

  static LocalDate dateIn(Request request) {
    try {
      return LocalDate.parse(request.text("date"));
    } catch (DateTimeException e) {
      throw Refusal.badRequest("error.parameter_invalid", "date");
    }
  }
}
