package gewerk.projects.news;

import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.link;
import static gewerk.platform.resource.Attribute.markdown;
import static gewerk.platform.resource.Attribute.string;
import static gewerk.platform.resource.Attribute.timestamp;

import java.util.Optional;

import gewerk.people.principals.Principals;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Standard;
import gewerk.platform.resource.Values;
import gewerk.projects.projects.Projects;

/** What projects tell everybody who may see them. Open this first. */
public final class News {
  private final Resource<NewsItem> resource;
  private final NewsStore store;

  public News(Platform platform, Principals principals, Projects projects) {
    store = new NewsStore(platform.database());
    resource = Resource.<NewsItem>of("News", "news", item -> "/news/" + item.id()).titled(NewsItem::title)
        .has(
            integer("id", NewsItem::id).readOnly().column("n.id"),
            string("title", NewsItem::title).required().fact("minLength", 1).fact("maxLength", 256),
            string("summary", NewsItem::summary).fact("maxLength", 255),
            markdown("description", NewsItem::description),
            timestamp("createdAt", NewsItem::createdAt).readOnly().column("n.created_at"),
            timestamp("updatedAt", NewsItem::updatedAt).readOnly().column("n.updated_at"),
            link("project", projects, NewsItem::projectId).required().embedded().writableWhen((candidate, viewer) -> candidate.isNew()),
            link("author", principals, NewsItem::authorId).embedded().with(Trait.IGNORED))
        .action("updateImmediately", (item, asking) -> Link.to("/news/" + item.id()).by("patch"), News::mayManage)
        .action("delete", (item, asking) -> Link.to("/news/" + item.id()).by("delete"), News::mayManage)
        .filters(
            Filter.on("project", FilterType.LIST, projects, "n.project_id"),
            Filter.on("createdAt", FilterType.PAST, Values.NOTHING, "n.created_at"));
    var changes = new ChangeNews(platform, resource, store);
    Standard.of(platform.api(), resource, "/news")
        .found((request, asking) -> find(request.id("id"), asking.viewer()))
        .list((listing, asking) -> store.page(asking.viewer().where("view_news", "n.project_id").and(listing.where(asking)), listing))
        .show()
        .create(asking -> asking.viewer().mayAnywhere("manage_news"), changes)
        .update((item, asking) -> mayManage(item, asking.viewer()), changes)
        .delete(204, (item, asking) -> mayManage(item, asking.viewer()), changes::delete);
  }

  /** One that the viewer may read. */
  public Optional<NewsItem> find(long id, Viewer viewer) {
    return store.find(id).filter(item -> item.projectId() != null && viewer.may("view_news", item.projectId()));
  }

  /** For features that add to it. */
  public Resource<NewsItem> declaration() {
    return resource;
  }

  private static boolean mayManage(NewsItem item, Viewer viewer) {
    return item.projectId() != null && viewer.may("manage_news", item.projectId());
  }
}
