package gewerk.people.accounts;

import java.time.Instant;

/** What a link in a mail proves: that its owner reads the mails of an account. */
record Proof(long userId, Kind kind, Instant expiresAt) {
  enum Kind {
    INVITATION, REGISTRATION, RECOVERY;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  boolean isExpired(Instant now) {
    return !expiresAt.isAfter(now);
  }
}
