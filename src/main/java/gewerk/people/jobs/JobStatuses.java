package gewerk.people.jobs;

import static gewerk.platform.resource.Attribute.string;

import java.util.Map;
import java.util.Optional;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Resource;

/** What became of long work that somebody asked for: they alone are told (reference 5.9, "Job"). */
public final class JobStatuses {
  private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private final JobStatusStore store;
  private final Resource<JobStatus> resource = Resource.<JobStatus>of("JobStatus", "jobs", job -> path(job.id()))
      .has(
          string("jobId", JobStatus::id).readOnly(),
          string("status", JobStatus::status).readOnly(),
          string("message", JobStatus::message).readOnly(),
          Attribute.<JobStatus>of(Kind.STRUCTURE, "payload", JobStatus::payload).readOnly());

  public JobStatuses(Platform platform) {
    store = new JobStatusStore(platform.database());
    platform.api().get("/job_statuses/{id:text}", "Tells how far long work is that was asked for.", resource, Shape.ONE,
        (request, asking) -> Api.one(200, resource, find(request.text("id"), asking.viewer()).orElseThrow(Refusal::notFound), asking));
  }

  /** Its address below {@code /api/v3}. */
  public static String path(String id) {
    return "/job_statuses/" + id;
  }

  /** One that the viewer has asked for. */
  public Optional<JobStatus> find(String id, Viewer viewer) {
    return find(id).filter(job -> job.userId() == viewer.id() && viewer.isLoggedIn());
  }

  public Optional<JobStatus> find(String id) {
    return id.matches(UUID) ? store.find(id) : Optional.empty();
  }

  /** A new one in the queue; belongs into the transaction that has the work done. */
  public String begin(long userId) {
    return store.insert(userId);
  }

  public void runs(String id) {
    store.update(id, "in_process", null, null);
  }

  /** Belongs into the transaction of the work. */
  public void succeeded(String id, String message, Map<String, Object> payload) {
    store.update(id, "success", message, payload);
  }

  public void failed(String id, String message, Map<String, Object> payload) {
    store.update(id, "failure", message, payload);
  }
}
