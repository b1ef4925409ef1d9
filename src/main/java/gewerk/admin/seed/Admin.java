package gewerk.admin.seed;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** The first administrator: how to sign in the first time, and an API token for those who set up by script. */
public record Admin(String passwordHash, boolean mustChangePassword, @Nullable String apiToken) {
  private static final String WELL_KNOWN_PASSWORD = "admin";

  /** Without a password it is the well-known one, which must be changed at once. */
  public static Admin of(@Nullable String password, @Nullable String apiToken, UnaryOperator<String> hash) {
    return new Admin(hash.apply(password == null ? WELL_KNOWN_PASSWORD : password), password == null, apiToken);
  }
}
