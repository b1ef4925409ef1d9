package gewerk.projects.news;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Objects;

import gewerk.platform.Platform;
import gewerk.platform.events.Event;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Writes;
import gewerk.platform.resource.Written;
import org.jspecify.annotations.Nullable;

/** Writes, changes and removes news. */
final class ChangeNews implements Changing<NewsItem> {
  private final Platform platform;
  private final Resource<NewsItem> resource;
  private final NewsStore store;

  ChangeNews(Platform platform, Resource<NewsItem> resource, NewsStore store) {
    this.platform = platform;
    this.resource = resource;
    this.store = store;
  }

  @Override
  public Proposal<NewsItem> propose(Asking asking, @Nullable NewsItem before, Written written) {
    var candidate = new Candidate<>(before, before == null ? made(asking, written) : changed(before, written));
    var violations = new LinkedHashSet<>(Writes.dangling(resource, written, asking));
    var project = candidate.proposed().projectId();
    if (violations.isEmpty() && project != null && !asking.viewer().may("manage_news", project)) {
      throw Refusal.forbidden();
    }
    violations.addAll(Writes.notWritable(resource, candidate, written, asking.viewer()));
    violations.addAll(Writes.malformed(resource, candidate.proposed(), asking.viewer()));
    return new Proposal<>(candidate, written, new ArrayList<Violation>(violations));
  }

  @Override
  public NewsItem save(Asking asking, Proposal<NewsItem> proposal) {
    return platform.database().transaction(() -> {
      var item = proposal.proposed();
      long id = item.isNew() ? store.insert(item) : item.id();
      if (!item.isNew()) {
        store.update(item);
      }
      happened(item.isNew() ? "news.created" : "news.updated", id, item, asking);
      return store.find(id).orElseThrow();
    });
  }

  void delete(NewsItem item, Asking asking) {
    platform.database().inTransaction(() -> {
      store.delete(item.id());
      happened("news.deleted", item.id(), item, asking);
    });
  }

  private void happened(String kind, long id, NewsItem item, Asking asking) {
    platform.events().happened(Event.now(kind, "news", id, item.projectId(), asking.viewer().id()));
  }

  private static NewsItem made(Asking asking, Written written) {
    var now = Instant.now();
    return changed(new NewsItem(0, written.id("project", null), asking.viewer().id(), "", "", "", now, now), written);
  }

  private static NewsItem changed(NewsItem before, Written written) {
    return new NewsItem(before.id(), before.projectId(), before.authorId(), text(written, "title", before.title()).strip(),
        text(written, "summary", before.summary()), text(written, "description", before.description()), before.createdAt(), before.updatedAt());
  }

  private static String text(Written written, String name, String before) {
    return Objects.requireNonNullElse(written.text(name, before), "");
  }
}
