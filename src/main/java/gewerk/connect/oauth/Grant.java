package gewerk.connect.oauth;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** One person's standing permission for one application, whatever the number of its tokens. */
public record Grant(long applicationId, String application, long userId, String user, List<String> scopes, Instant since, @Nullable Instant lastUsedAt) {}
