package gewerk.connect.deliveries;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A message on its way to one endpoint.
 *
 * @param uid by which the receiver tells that it has had it already; the same for every attempt
 * @param attempts so far
 */
public record Delivery(long id, String uid, long endpointId, Message message, int attempts, @Nullable Instant firstTriedAt) {}
