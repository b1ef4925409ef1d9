package gewerk.projects.projects;

import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;

/** Makes programs and portfolios as well as projects. */
record MakeWorkspace(ChangeProject changes, WorkspaceType type) implements Changing<Project> {
  @Override
  public Proposal<Project> propose(Asking asking, @Nullable Project before, Written written) {
    return changes.proposeNew(type, asking, written);
  }

  @Override
  public Project save(Asking asking, Proposal<Project> proposal) {
    return changes.save(asking, proposal);
  }
}
