package gewerk.work.versions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import gewerk.platform.Platform;
import gewerk.platform.events.Event;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Extension;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Writes;
import gewerk.platform.resource.Written;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/** Makes, changes and deletes versions. */
final class VersionChanges implements Changing<Version> {
  private final Platform platform;
  private final Resource<Version> resource;
  private final Projects projects;
  private final VersionStore store;
  private final List<Extension<Version>> extensions = new ArrayList<>();

  VersionChanges(Platform platform, Resource<Version> resource, Projects projects, VersionStore store) {
    this.platform = platform;
    this.resource = resource;
    this.projects = projects;
    this.store = store;
  }

  void extend(Extension<Version> extension) {
    extensions.add(extension);
  }

  @Override
  public Proposal<Version> propose(Asking asking, @Nullable Version before, Written written) {
    var candidate = new Candidate<>(before, before == null ? made(written, asking) : changed(before, written, asking));
    var project = project(candidate.proposed(), asking);
    if (project != null && !asking.viewer().may("manage_versions", project.id())) {
      throw Refusal.forbidden();
    }
    var violations = new LinkedHashSet<Violation>(Writes.notWritable(resource, candidate, written, asking.viewer()));
    violations.addAll(Writes.malformed(resource, candidate.proposed(), asking.viewer()));
    violations.addAll(Writes.dangling(resource, written, asking));
    violations.addAll(VersionRules.judge(candidate, project, asking.viewer()));
    extensions.forEach(extension -> violations.addAll(extension.violations(candidate, written, asking)));
    return new Proposal<>(candidate, written, new ArrayList<>(violations));
  }

  @Override
  public Version save(Asking asking, Proposal<Version> proposal) {
    try {
      return platform.database().transaction(() -> write(asking, proposal));
    } catch (DuplicateKeyException e) {
      throw Violation.refuse(List.of(Violation.of("name", "error.taken")), resource, asking);
    }
  }

  /** Refused while work is given to it: nobody wants to lose that by accident. */
  void delete(Version version, Asking asking) {
    try {
      platform.database().inTransaction(() -> {
        store.delete(version.id());
        happened("version.deleted", version, asking);
      });
    } catch (DataIntegrityViolationException e) {
      throw Violation.refuse(List.of(Violation.sentence("base", "error.version.in_use")), resource, asking);
    }
  }

  private Version write(Asking asking, Proposal<Version> proposal) {
    boolean isNew = proposal.candidate().isNew();
    long id = isNew ? store.insert(proposal.proposed()) : proposal.proposed().id();
    if (!isNew) {
      store.update(proposal.proposed());
    }
    var saved = store.read(id);
    happened(isNew ? "version.created" : "version.updated", saved, asking);
    return saved;
  }

  private void happened(String kind, Version version, Asking asking) {
    platform.events().happened(Event.now(kind, "version", version.id(), version.projectId(), asking.viewer().id()));
  }

  private @Nullable Project project(Version version, Asking asking) {
    return version.projectId() == null ? null : projects.find(version.projectId(), asking.viewer()).orElse(null);
  }

  private Version made(Written written, Asking asking) {
    var now = Instant.now();
    return changed(new Version(0, written.id("definingProject", null), "", "", null, null, "open", "none", Map.of(), now, now), written, asking);
  }

  private Version changed(Version before, Written written, Asking asking) {
    var custom = before.custom();
    for (var extension : extensions) {
      custom = extension.merged(before, written, asking.viewer());
    }
    return new Version(before.id(), before.projectId(), squished(written.text("name", before.name())),
        Objects.requireNonNullElse(written.text("description", before.description()), ""), written.date("startDate", before.startDate()),
        written.date("endDate", before.endDate()), word(written.text("status", before.status())), word(written.text("sharing", before.sharing())),
        custom, before.createdAt(), before.updatedAt());
  }

  private static String squished(@Nullable String text) {
    return text == null ? "" : text.strip().replaceAll("\\s+", " ");
  }

  private static String word(@Nullable String word) {
    return word == null ? "" : word;
  }
}
