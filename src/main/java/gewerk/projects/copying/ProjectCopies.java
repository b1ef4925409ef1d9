package gewerk.projects.copying;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import gewerk.people.jobs.JobStatuses;
import gewerk.platform.Platform;
import gewerk.platform.events.Event;
import gewerk.platform.events.Listener;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies projects: judged at once, made afterwards by any node, whole or not at all, even when the program stops in between. What there is
 * to copy is told by the features that know it.
 */
public final class ProjectCopies implements Listener {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectCopies.class);
  private static final String KIND = "project.copying";

  private final Platform platform;
  private final Projects projects;
  private final JobStatuses jobs;
  private final Set<String> parts = new LinkedHashSet<>();
  private final List<Consumer<Copying>> steps = new ArrayList<>();

  public ProjectCopies(Platform platform, Projects projects, JobStatuses jobs) {
    this.platform = platform;
    this.projects = projects;
    this.jobs = jobs;
    platform.events().subscribe(this);
    new ProjectCopyApi(platform, projects, this).declare();
  }

  /**
   * Takes care of some parts, as {@code copyVersions}; runs in the transaction that makes the project, after those told before.
   *
   * @param names by which people choose
   */
  public void takesCareOf(List<String> names, Consumer<Copying> step) {
    parts.addAll(names);
    steps.add(step);
  }

  /** All parts that there are. */
  public Set<String> parts() {
    return parts;
  }

  public boolean mayCopy(Project project, Asking asking) {
    return asking.viewer().may("copy_projects", project.id());
  }

  Proposal<Project> propose(Asking asking, Project source, Written written) {
    return projects.copying(source).propose(asking, null, written);
  }

  /**
   * Has it made.
   *
   * @return the id of its job
   * @throws Refusal when it cannot be
   */
  public String begin(Asking asking, Project source, Written written, Set<String> chosen) {
    var proposal = propose(asking, source, written);
    if (!proposal.isValid()) {
      throw Violation.refuse(proposal.violations(), projects.declaration(), asking);
    }
    return platform.database().transaction(() -> {
      var job = jobs.begin(asking.viewer().id());
      platform.events().happened(Event.now(KIND, "project", source.id(), source.id(), asking.viewer().id())
          .with(Map.of("job", job, "origin", asking.origin(), "parts", List.copyOf(chosen), "written", Sent.plain(written))));
      return job;
    });
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public boolean wants(Event event) {
    return event.kind().equals(KIND);
  }

  /** May come twice: what is over stays as it is. */
  @Override
  public void handle(Event event) {
    var job = String.valueOf(event.details().get("job"));
    if (jobs.find(job).filter(found -> !found.isOver()).isEmpty()) {
      return;
    }
    jobs.runs(job);
    var source = projects.find(event.resourceId());
    try {
      platform.database().inTransaction(() -> copy(event, job));
    } catch (RuntimeException e) {
      LOG.warn("Project {} could not be copied", event.resourceId(), e);
      jobs.failed(job, "Cannot copy project " + source.map(Project::name).orElse(""), Map.of("errors", List.of(said(e, event))));
    }
  }

  @SuppressWarnings("unchecked")
  private void copy(Event event, String job) {
    var asking = asking(event);
    var source = projects.find(event.resourceId(), asking.viewer()).orElseThrow(Refusal::notFound);
    var changing = projects.copying(source);
    var proposal = changing.propose(asking, null, Sent.written((Map<String, Object>) event.details().get("written"), projects.declaration()));
    if (!proposal.isValid()) {
      throw Violation.refuse(proposal.violations(), projects.declaration(), asking);
    }
    var made = changing.save(asking, proposal);
    var copying = new Copying(source.id(), made.id(), event.actorId(), Set.copyOf((List<String>) event.details().get("parts")));
    steps.forEach(step -> step.accept(copying));
    jobs.succeeded(job, "Created project " + made.name(), payload(made, asking));
  }

  private static Map<String, Object> payload(Project made, Asking asking) {
    var payload = new LinkedHashMap<String, Object>();
    payload.put("redirect", asking.origin() + "/projects/" + made.identifier());
    payload.put("_links", Map.of("project", Map.of("href", Link.BASE + made.path(), "title", made.name())));
    return payload;
  }

  private Asking asking(Event event) {
    var viewer = platform.viewers().find(event.actorId()).orElseThrow(Refusal::forbidden);
    return platform.api().asking(viewer, String.valueOf(event.details().get("origin")));
  }

  private String said(RuntimeException e, Event event) {
    return e instanceof Refusal refusal ? refusal.reason().in(asking(event).words()) : "Something broke on the server, and it is in its log.";
  }
}
