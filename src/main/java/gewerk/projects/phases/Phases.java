package gewerk.projects.phases;

import static gewerk.platform.resource.Attribute.bool;
import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.string;
import static gewerk.platform.resource.Attribute.timestamp;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.Platform;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Page;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Standard;
import gewerk.platform.resource.Target;
import gewerk.projects.projects.Projects;

/** The phases of projects. Open this first. */
public final class Phases implements Target<PhaseDefinition> {
  private static final String VIEW = "view_project_phases";

  private final PhaseStore store;
  private final Resource<PhaseDefinition> definitions = Resource.<PhaseDefinition>of("ProjectPhaseDefinition", "phase",
          definition -> "/project_phase_definitions/" + definition.id()).titled(PhaseDefinition::name)
      .has(
          integer("id", PhaseDefinition::id).readOnly(),
          string("name", PhaseDefinition::name).readOnly(),
          bool("startGate", PhaseDefinition::hasStartGate).readOnly(),
          string("startGateName", PhaseDefinition::startGateName).readOnly(),
          bool("finishGate", PhaseDefinition::hasFinishGate).readOnly(),
          string("finishGateName", PhaseDefinition::finishGateName).readOnly(),
          timestamp("createdAt", PhaseDefinition::createdAt).readOnly(),
          timestamp("updatedAt", PhaseDefinition::updatedAt).readOnly());

  public Phases(Platform platform, Projects projects) {
    store = new PhaseStore(platform.database());
    Standard.of(platform.api(), definitions, "/project_phase_definitions")
        .readableBy(asking -> asking.viewer().mayAnywhere(VIEW))
        .found((request, asking) -> Optional.ofNullable(store.definitions().get(request.id("id"))))
        .list((listing, asking) -> Page.cut(List.copyOf(store.definitions().values()), listing))
        .show();
    var phases = Resource.<Phase>of("ProjectPhase", "phase", phase -> "/project_phases/" + phase.id()).titled(Phase::name)
        .has(
            integer("id", Phase::id).readOnly(),
            string("name", Phase::name).readOnly(),
            bool("active", Phase::active).readOnly(),
            timestamp("createdAt", Phase::createdAt).readOnly(),
            timestamp("updatedAt", Phase::updatedAt).readOnly(),
            Attribute.link("definition", this, Phase::definitionId).readOnly(),
            Attribute.link("project", projects, Phase::projectId).readOnly());
    Standard.of(platform.api(), phases, "/project_phases")
        .found((request, asking) -> store.find(request.id("id")).filter(phase -> asking.viewer().may(VIEW, phase.projectId())))
        .show();
  }

  @Override
  public List<String> namespaces() {
    return List.of("project_phase_definitions");
  }

  @Override
  public Map<Long, PhaseDefinition> load(Collection<Long> ids) {
    return store.definitions();
  }

  @Override
  public long id(PhaseDefinition definition) {
    return definition.id();
  }

  @Override
  public Link link(PhaseDefinition definition) {
    return Link.to("/project_phase_definitions/" + definition.id(), definition.name());
  }

  @Override
  public String schemaType() {
    return "ProjectPhaseDefinition";
  }
}
