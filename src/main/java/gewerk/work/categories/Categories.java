package gewerk.work.categories;

import static gewerk.platform.resource.Attribute.integer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.people.principals.Principals;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Declared;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Resource;
import gewerk.projects.projects.Projects;

/** The categories of each project. */
public final class Categories implements Declared<Category> {
  private final Projects projects;
  private final CategoryStore store;
  private final Resource<Category> resource;

  public Categories(Platform platform, Projects projects, Principals principals) {
    this.projects = projects;
    store = new CategoryStore(platform.database());
    resource = Resource.<Category>of("Category", "category", category -> "/categories/" + category.id()).titled(Category::name)
        .has(
            integer("id", Category::id).readOnly(),
            Attribute.<Category>string("name", Category::name).required(),
            Attribute.<Category>link("project", projects, Category::projectId).readOnly(),
            Attribute.<Category>link("defaultAssignee", principals, Category::defaultAssigneeId).with(Trait.OMITTED_WHEN_EMPTY).readOnly());
    platform.api().get("/categories/{id}", "Shows a category.", resource, Shape.ONE, (request, asking) ->
        Api.one(200, resource, find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound), asking));
    List.of("/projects", "/workspaces", "/programs", "/portfolios").forEach(root -> listBelow(root, platform.api()));
  }

  /** Of one project, by name. */
  public List<Category> ofProject(long projectId) {
    return store.all().values().stream().filter(category -> category.projectId() == projectId).toList();
  }

  public Optional<Category> find(long id) {
    return Optional.ofNullable(store.all().get(id));
  }

  public Optional<Category> find(long id, Viewer viewer) {
    return find(id).filter(category -> isVisible(category, viewer));
  }

  @Override
  public boolean isVisible(Category category, Viewer viewer) {
    return viewer.may("view_project", category.projectId());
  }

  @Override
  public List<String> namespaces() {
    return List.of("categories");
  }

  @Override
  public Map<Long, Category> load(Collection<Long> ids) {
    return store.all();
  }

  @Override
  public long id(Category category) {
    return category.id();
  }

  @Override
  public Resource<Category> declaration() {
    return resource;
  }

  private void listBelow(String root, Api api) {
    api.get(root + "/{id:text}/categories", "Lists the categories of a project.", resource, Shape.LIST, (request, asking) -> {
      var project = projects.find(request.text("id"), asking.viewer()).orElseThrow(Refusal::notFound);
      return Api.all(resource, ofProject(project.id()), root + "/" + project.id() + "/categories", asking);
    });
  }
}
