package gewerk.connect.deliveries;

import java.time.Instant;

/**
 * An endpoint has failed for so long that it gets nothing more for now.
 *
 * @param error what came of the last attempt, without secrets
 */
public record Pause(long endpointId, Instant failingSince, String error) {}
