package gewerk.connect.deliveries;

import java.net.URI;

/**
 * Where messages are sent.
 *
 * @param id of the webhook that they are sent for
 * @param secret that they are signed with; empty for none
 */
public record Endpoint(long id, URI address, String secret) {
  @Override
  public String toString() {
    return "Endpoint " + id; // the secret is never logged
  }
}
