package gewerk.projects.projects;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import gewerk.platform.Platform;
import gewerk.platform.audit.Entry;
import gewerk.platform.events.Event;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Differences;
import gewerk.platform.resource.Extension;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Writes;
import gewerk.platform.resource.Written;
import gewerk.projects.modules.Modules;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Makes and changes projects: first judged, then saved with all that follows from it. */
final class ChangeProject implements Changing<Project> {
  private final Platform platform;
  private final Projects projects;
  private final Modules modules;
  private final ProjectWriteStore store;
  private final List<Extension<Project>> extensions = new ArrayList<>();

  ChangeProject(Platform platform, Projects projects, Modules modules, ProjectWriteStore store) {
    this.platform = platform;
    this.projects = projects;
    this.modules = modules;
    this.store = store;
  }

  void extend(Extension<Project> extension) {
    extensions.add(extension);
  }

  @Override
  public Proposal<Project> propose(Asking asking, @Nullable Project before, Written written) {
    if (before == null && !ProjectRules.mayCreate(written.id("parent", null), asking.viewer())) {
      throw Refusal.forbidden();
    }
    return judged(new Candidate<>(before, before == null ? made(fresh(), written, asking) : changed(before, written, asking)), written, asking);
  }

  /** A new one of any kind. */
  Proposal<Project> proposeNew(WorkspaceType type, Asking asking, Written written) {
    if (!ProjectRules.mayMake(type, written.id("parent", null), asking.viewer())) {
      throw Refusal.forbidden();
    }
    return judged(new Candidate<>(null, made(ProjectDraft.blank(type, platform.settings().truth("default_projects_public")), written, asking)), written, asking);
  }

  /** Another one like it; who may copy it need not be allowed to make projects otherwise. */
  Proposal<Project> proposeLike(Project source, Asking asking, Written written) {
    var parent = source.parentId() != null && asking.viewer().may("add_subprojects", source.parentId()) ? source.parentId() : null;
    return judged(new Candidate<>(null, made(ProjectDraft.like(source, parent), written, asking)), written, asking);
  }

  private Proposal<Project> judged(Candidate<Project> candidate, Written written, Asking asking) {
    var violations = new LinkedHashSet<Violation>(Writes.notWritable(projects.declaration(), candidate, written, asking.viewer()));
    violations.addAll(malformed(candidate, written, asking));
    violations.addAll(Writes.dangling(projects.declaration(), written.without(Set.of("status")), asking));
    identifier(candidate, violations);
    if (written.get("status") instanceof Long number && ProjectStatuses.code(number) == null) {
      violations.add(Violation.of("status", "error.inclusion"));
    }
    place(candidate, asking, violations);
    archiving(candidate, asking, violations);
    extensions.forEach(extension -> violations.addAll(extension.violations(candidate, written, asking)));
    return new Proposal<>(candidate, written, new ArrayList<>(violations));
  }

  @Override
  public Project save(Asking asking, Proposal<Project> proposal) {
    try {
      return platform.database().transaction(() -> proposal.candidate().isNew() ? create(asking, proposal) : update(asking, proposal));
    } catch (DuplicateKeyException e) {
      throw Violation.refuse(List.of(Violation.of("identifier", "error.taken")), projects.declaration(), asking);
    }
  }

  private Project fresh() {
    return ProjectDraft.blank(WorkspaceType.PROJECT, platform.settings().truth("default_projects_public"));
  }

  private Project made(Project blank, Written written, Asking asking) {
    var made = changed(blank, written, asking);
    return made.identifier().isEmpty() ? ProjectDraft.identified(made, free(ProjectRules.identifierFor(made.name()))) : made;
  }

  private Project changed(Project before, Written written, Asking asking) {
    var custom = before.custom();
    for (var extension : extensions) {
      custom = extension.merged(before, written, asking.viewer());
    }
    return ProjectDraft.changed(before, written, custom);
  }

  private String free(String wish) {
    var identifier = wish;
    for (int number = 2; !wish.isEmpty() && store.isTaken(identifier, 0); number++) {
      identifier = ProjectRules.numbered(wish, number);
    }
    return identifier;
  }

  /** A missing name says enough: that no identifier could be made of it is no second fault. */
  private List<Violation> malformed(Candidate<Project> candidate, Written written, Asking asking) {
    boolean derived = candidate.isNew() && Objects.requireNonNullElse(written.text("identifier", ""), "").isBlank();
    return Writes.malformed(projects.declaration(), candidate.proposed(), asking.viewer()).stream()
        .filter(violation -> !derived || !violation.attribute().equals("identifier")).toList();
  }

  private void identifier(Candidate<Project> candidate, Set<Violation> violations) {
    var project = candidate.proposed();
    if (candidate.saved() == null || !candidate.saved().identifier().equals(project.identifier())) {
      ProjectRules.wrongIdentifier(project.identifier()).ifPresent(violations::add);
      if (store.isTaken(project.identifier(), project.id())) {
        violations.add(Violation.of("identifier", "error.taken"));
      }
    }
  }

  private void place(Candidate<Project> candidate, Asking asking, Set<Violation> violations) {
    var parentId = candidate.proposed().parentId();
    if (parentId == null || candidate.saved() != null && parentId.equals(candidate.saved().parentId())) {
      return;
    }
    boolean fits = asking.viewer().may("add_subprojects", parentId)
        && projects.find(parentId).filter(parent -> ProjectRules.mayStandIn(candidate.proposed(), parent)).isPresent();
    if (!fits) {
      violations.add(Violation.of("parent", "error.does_not_exist"));
    }
  }

  private void archiving(Candidate<Project> candidate, Asking asking, Set<Violation> violations) {
    var before = candidate.saved();
    var after = candidate.proposed();
    if (before == null || before.active() == after.active()) {
      return;
    }
    if (after.active() && projects.load(before.ancestorIds()).values().stream().anyMatch(ancestor -> !ancestor.active())) {
      violations.add(Violation.sentence("base", "error.project.archived_ancestor"));
    } else if (!after.active()) {
      var locked = projects.load(projects.within(before)).values().stream().filter(Project::active)
          .filter(project -> !asking.viewer().isAdmin() && !asking.viewer().may("archive_project", project.id())).toList();
      if (!locked.isEmpty() && locked.stream().noneMatch(project -> project.id() == before.id())) {
        violations.add(Violation.sentence("base", "error.project.archive_subprojects",
            String.join(", ", locked.stream().filter(project -> projects.isVisible(project, asking.viewer())).map(Project::name).sorted().toList())));
      }
    }
  }

  private Project create(Asking asking, Proposal<Project> proposal) {
    store.lockHierarchy();
    long id = store.insert(proposal.proposed());
    modules.equip(id);
    store.useDefaultTypes(id);
    store.useCustomFields(id, proposal.proposed().custom().keySet());
    if (!asking.viewer().isAdmin()) {
      store.roleOfCreators().ifPresent(role -> store.join(id, asking.viewer().id(), role));
    }
    var made = projects.read(id);
    platform.audit().note(Entry.of("project.created", "project", id, made.name()).in(id));
    platform.events().happened(Event.now("project.created", "project", id, id, asking.viewer().id())
        .with(Map.of("changes", Differences.between(projects.declaration(), null, made))));
    return made;
  }

  private Project update(Asking asking, Proposal<Project> proposal) {
    var before = Objects.requireNonNull(proposal.candidate().saved());
    var after = proposal.proposed();
    var changed = projects.declaration().attributes().stream().filter(attribute -> !Writes.same(attribute.value(before), attribute.value(after)))
        .map(attribute -> attribute.name()).toList();
    if (changed.isEmpty() && before.custom().equals(after.custom())) {
      return projects.read(before.id());
    }
    if (!Objects.equals(before.parentId(), after.parentId())) {
      move(after, asking);
    }
    store.update(before, after);
    if (before.active() && !after.active()) {
      store.archive(after.id());
    }
    if (!before.identifier().equals(after.identifier())) {
      store.rememberIdentifier(before.identifier(), after);
    }
    platform.audit().note(Entry.of("project.updated", "project", after.id(), after.name()).in(after.id())
        .changed(Differences.of(projects.declaration(), before, after)));
    platform.events().happened(Event.now("project.updated", "project", after.id(), after.id(), asking.viewer().id())
        .with(Map.of("changed", changed, "changes", Differences.between(projects.declaration(), before, after))));
    return projects.read(after.id());
  }

  /** Judged again under the lock: somebody may have moved the new parent meanwhile. */
  private void move(Project project, Asking asking) {
    store.lockHierarchy();
    if (project.parentId() != null && store.isAtOrAbove(project.id(), project.parentId())) {
      throw Violation.refuse(List.of(Violation.of("parent", "error.does_not_exist")), projects.declaration(), asking);
    }
    store.move(project.id(), project.parentId());
  }
}
