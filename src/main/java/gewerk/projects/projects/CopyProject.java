package gewerk.projects.projects;

import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;

/** Makes a project after the pattern of another: what is not said otherwise is as there, but for the name. */
record CopyProject(ChangeProject changes, Project source) implements Changing<Project> {
  @Override
  public Proposal<Project> propose(Asking asking, @Nullable Project before, Written written) {
    return changes.proposeLike(source, asking, written);
  }

  @Override
  public Project save(Asking asking, Proposal<Project> proposal) {
    return changes.save(asking, proposal);
  }
}
