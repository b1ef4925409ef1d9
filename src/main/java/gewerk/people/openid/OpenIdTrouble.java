package gewerk.people.openid;

import gewerk.platform.i18n.Message;
import org.jspecify.annotations.Nullable;

/** Why a sign-in through a provider came to nothing, as a sentence for whoever reads it. */
final class OpenIdTrouble extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message reason;

  OpenIdTrouble(Message reason) {
    this(reason, null);
  }

  OpenIdTrouble(Message reason, @Nullable Throwable cause) {
    super(reason.key() + " " + reason.arguments(), cause);
    this.reason = reason;
  }

  Message reason() {
    return reason;
  }
}
