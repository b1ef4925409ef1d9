package gewerk.people.ldap;

import gewerk.platform.i18n.Message;
import org.jspecify.annotations.Nullable;

/** Why a directory gave no answer, as a sentence for whoever administers it. */
final class LdapTrouble extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message reason;

  LdapTrouble(Message reason, @Nullable Throwable cause) {
    super(reason.key() + " " + reason.arguments(), cause);
    this.reason = reason;
  }

  Message reason() {
    return reason;
  }
}
