package gewerk.time.workinghours;

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

/** The endpoints of working hours. */
final class WorkingHoursApi {
  private static final String ALL = "/users/{id:text}/working_hours";
  private static final String ONE = ALL + "/{record}";

  private final Resource<WorkingHours> resource;
  private final ChangeWorkingHours changes;
  private final WorkingTimes whose;

  WorkingHoursApi(Platform platform, Resource<WorkingHours> resource, ChangeWorkingHours changes, WorkingTimes whose) {
    this.resource = resource;
    this.changes = changes;
    this.whose = whose;
    platform.api()
        .get(ALL, "Lists how long somebody works, the newest first.", resource, Shape.LIST, this::list)
        .post(ALL, "Tells how long somebody works from a date on.", resource, Shape.ONE, this::create)
        .get(ONE, "Shows how long somebody works from a date on.", resource, Shape.ONE,
            (request, asking) -> Api.one(200, resource, found(request, whose.seen(request, asking)), asking))
        .patch(ONE, "Changes how long somebody is going to work.", resource, Shape.ONE, this::update)
        .delete(ONE, "Deletes how long somebody works from a date on.", this::delete);
  }

  private Answer list(Request request, Asking asking) {
    long user = whose.seen(request, asking);
    return Api.all(resource, changes.store().hours(user), "/users/" + user + "/working_hours", asking);
  }

  private Answer create(Request request, Asking asking) {
    var body = BodyReader.read(JsonIn.body(request), resource);
    var proposal = changes.propose(asking, changes.blank(whose.changed(request, asking)), body);
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

  private Answer saved(int status, gewerk.platform.resource.Proposal<WorkingHours> proposal, Asking asking) {
    if (!proposal.isValid()) {
      throw Violation.refuse(proposal.violations(), resource, asking);
    }
    return Api.one(status, resource, changes.save(asking, proposal), asking);
  }

  private WorkingHours found(Request request, long user) {
    return changes.store().hours(user, request.id("record")).orElseThrow(Refusal::notFound);
  }
}
