package gewerk.people.users;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/**
 * How passwords are kept: as PBKDF2 hashes, each with its own salt, named by their way of hashing so that a better one can follow.
 *
 * <p>Not BCrypt, which takes 72 bytes of a password at the most where ours may have 128 characters.
 */
public final class Passwords {
  private static final PasswordEncoder ENCODER =
      new DelegatingPasswordEncoder("pbkdf2", Map.of("pbkdf2", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));

  /** What a guess is compared with where there is no account, so that an answer takes as long as with one. */
  private static final class Nobody {
    static final String HASH = hash("nobody has this password");
  }

  private Passwords() {}

  public static String hash(String password) {
    return ENCODER.encode(password);
  }

  /** @param hash null where there is no account, or one without a password */
  public static boolean matches(String password, @Nullable String hash) {
    boolean same = ENCODER.matches(password, hash == null ? Nobody.HASH : hash);
    return same && hash != null;
  }
}
