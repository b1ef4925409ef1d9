package gewerk.platform.outgoing;

import java.net.UnknownHostException;

/** A request was not sent because its address belongs to a network that we do not send to; the message says what can be done. */
public final class AddressRefused extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  AddressRefused(String message) {
    super(message);
  }
}
