package gewerk.connect.deliveries;

import java.util.Collection;

/** A message, and the endpoints that get it. */
public record Addressed(Message message, Collection<Long> endpoints) {}
