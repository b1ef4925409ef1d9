package gewerk.projects.news;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** One piece of news; the project is missing only as long as it is being written. */
public record NewsItem(long id, @Nullable Long projectId, long authorId, String title, String summary, String description, Instant createdAt,
    Instant updatedAt) {
  boolean isNew() {
    return id == 0;
  }
}
