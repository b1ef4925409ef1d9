package gewerk.projects.favorites;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Batch;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Values;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;

/** Everybody's favorite projects: a mark on each project, and two operations that set and take it. */
public final class Favorites {
  /** What one person likes, asked for once for all projects of an answer. */
  private record Liked(FavoriteStore store, long userId) implements Batch<Boolean> {
    @Override
    public Map<Long, Boolean> load(Collection<Long> projectIds) {
      return store.among(projectIds, userId);
    }
  }

  private final Projects projects;
  private final FavoriteStore store;

  public Favorites(Platform platform, Projects projects) {
    this.projects = projects;
    store = new FavoriteStore(platform.database());
    projects.declaration()
        .has(Attribute.<Project>bool("favorited", project -> false).seen(this::isLiked).with(Trait.IGNORED).with(Trait.NOT_IN_SCHEMA))
        .prepare((rows, asking) -> {
          asking.loaded().load(liked(asking), rows.stream().map(Project::id).toList());
          return null;
        })
        .link("favor", (project, asking) -> asking.viewer().isLoggedIn() && !isLiked(project, asking) ? link(project).by("post") : null)
        .link("disfavor", (project, asking) -> asking.viewer().isLoggedIn() && isLiked(project, asking) ? link(project).by("delete") : null)
        .filters(Filter.of("favorited", FilterType.BOOLEAN, Values.BOOLEAN, (operator, values, asking) -> {
          var condition = FavoriteStore.isFavoriteOf(asking.viewer().id());
          return values.getFirst().equals("t") == (operator == Operator.IS) ? condition : condition.not();
        }));
    List.of("workspaces", "projects", "programs", "portfolios").forEach(root -> declareBelow(root, platform.api()));
  }

  /** The ids of somebody's favorites, in the order in which they became so. */
  public List<Long> of(long userId) {
    return store.of(userId);
  }

  /** Sets or takes the mark of somebody who is signed in. */
  public void mark(Project project, Viewer viewer, boolean liked) {
    if (viewer.isAnonymous()) {
      throw Refusal.forbidden();
    }
    if (liked) {
      store.add(project.id(), viewer.id());
    } else {
      store.remove(project.id(), viewer.id());
    }
  }

  private void declareBelow(String root, Api api) {
    var path = "/" + root + "/{id:text}/favorite";
    api.post(path, "Marks a project as a favorite of whoever asks.", null, Shape.NOTHING, (request, asking) -> {
      store.add(project(request, asking).id(), asking.viewer().id());
      return Api.nothing();
    });
    api.delete(path, "Takes the mark away.", (request, asking) -> {
      store.remove(project(request, asking).id(), asking.viewer().id());
      return Api.nothing();
    });
  }

  private Project project(Request request, Asking asking) {
    var project = projects.find(request.text("id"), asking.viewer()).orElseThrow(Refusal::notFound);
    if (asking.viewer().isAnonymous()) {
      throw Refusal.forbidden();
    }
    return project;
  }

  private boolean isLiked(Project project, Asking asking) {
    return asking.viewer().isLoggedIn() && asking.loaded().find(liked(asking), project.id()).isPresent();
  }

  private Liked liked(Asking asking) {
    return new Liked(store, asking.viewer().id());
  }

  private static Link link(Project project) {
    return Link.to(project.workspacePath() + "/favorite");
  }
}
