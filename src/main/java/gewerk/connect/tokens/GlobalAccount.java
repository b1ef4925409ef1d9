package gewerk.connect.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import gewerk.platform.settings.Settings;

/** One account for machines that have none of their own. It is set by the environment only, and acts as the program itself. */
final class GlobalAccount {
  static final String USER = "authentication_global_basic_auth_user";
  static final String PASSWORD = "authentication_global_basic_auth_password";

  private final Settings settings;

  GlobalAccount(Settings settings) {
    this.settings = settings;
  }

  boolean is(String user, String password) {
    if (!settings.isFixed(USER) || !settings.isFixed(PASSWORD) || settings.text(PASSWORD).isEmpty()) {
      return false;
    }
    return same(user, settings.text(USER)) & same(password, settings.text(PASSWORD));
  }

  /** Takes as long for a near guess as for a far one. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
