package gewerk.time.workinghours;

import java.time.LocalDate;

import gewerk.platform.Platform;
import gewerk.platform.hal.JsonIn;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.BodyReader;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Violation;

/** The endpoints of times away. */
final class TimesAwayApi {
  private static final String ALL = "/users/{id:text}/non_working_times";
  private static final String ONE = ALL + "/{record}";

  private final Resource<TimeAway> resource;
  private final ChangeTimeAway changes;
  private final WorkingTimes whose;

  TimesAwayApi(Platform platform, Resource<TimeAway> resource, ChangeTimeAway changes, WorkingTimes whose) {
    this.resource = resource;
    this.changes = changes;
    this.whose = whose;
    platform.api()
        .get(ALL, "Lists when somebody is away in a year.", resource, Shape.LIST, this::list)
        .post(ALL, "Tells when somebody is away.", resource, Shape.ONE, this::create)
        .get(ONE, "Shows a time at which somebody is away.", resource, Shape.ONE,
            (request, asking) -> Api.one(200, resource, found(request, whose.seen(request, asking)), asking))
        .patch(ONE, "Changes when somebody is away.", resource, Shape.ONE, this::update)
        .delete(ONE, "Deletes a time at which somebody is away.", this::delete);
  }

  private Answer list(Request request, Asking asking) {
    long user = whose.seen(request, asking);
    int year = year(request, asking);
    var rows = changes.store().away(user, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    return Api.all(resource, rows, "/users/" + user + "/non_working_times" + request.query("year").map(text -> "?year=" + year).orElse(""), asking);
  }

  private Answer create(Request request, Asking asking) {
    var body = BodyReader.read(JsonIn.body(request), resource);
    var proposal = changes.propose(asking, TimeAway.blank(whose.changed(request, asking)), body);
    return saved(201, proposal, asking);
  }

  private Answer update(Request request, Asking asking) {
    var before = found(request, whose.changed(request, asking));
    return saved(200, changes.propose(asking, before, BodyReader.read(JsonIn.body(request), resource)), asking);
  }

  private Answer delete(Request request, Asking asking) {
    changes.delete(found(request, whose.changed(request, asking)), asking);
    return WorkingTimes.gone();
  }

  private Answer saved(int status, gewerk.platform.resource.Proposal<TimeAway> proposal, Asking asking) {
    if (!proposal.isValid()) {
      throw Violation.refuse(proposal.violations(), resource, asking);
    }
    return Api.one(status, resource, changes.save(asking, proposal), asking);
  }

  /** This one, where none is named. */
  private static int year(Request request, Asking asking) {
    var named = request.query("year").map(String::strip).orElse("");
    if (named.isEmpty()) {
      return LocalDate.now(asking.viewer().zone()).getYear();
    }
    if (!named.matches("[1-9]\\d{3}")) {
      throw Refusal.badRequest("error.parameter_invalid", "year");
    }
    return Integer.parseInt(named);
  }

  private TimeAway found(Request request, long user) {
    return changes.store().away(user, request.id("record")).orElseThrow(Refusal::notFound);
  }
}
