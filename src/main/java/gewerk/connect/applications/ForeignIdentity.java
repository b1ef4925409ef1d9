package gewerk.connect.applications;

import java.time.Instant;

/** What we are called as a program at another server, a Nextcloud say; the secret that belongs to it is never shown. */
public record ForeignIdentity(long id, String clientId, boolean confidential, Instant createdAt, Instant updatedAt) {}
