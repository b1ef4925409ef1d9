package gewerk.platform.mail;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A mail that has not been sent, for the administrator to look at; never what it says.
 *
 * @param failedAt when it was given up; none while it is tried
 */
public record Waiting(long id, What what, int attempts, String error, Instant createdAt, Instant dueAt, @Nullable Instant failedAt) {
  /** What it is about, and for whom. */
  public record What(String kind, String address, String subject) {}
}
