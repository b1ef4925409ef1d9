package gewerk.connect.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What happened to a row, as far as its payload tells more than how the row looks now.
 *
 * @param id tells one happening from another, and is the same however often it is told
 * @param changes by attribute, before and after, as histories keep them
 */
record Happening(String id, Instant at, long actorId, @Nullable Long projectId, Map<String, List<Object>> changes) {}
