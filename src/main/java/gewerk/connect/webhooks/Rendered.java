package gewerk.connect.webhooks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import gewerk.connect.webhooks.Announcements.Told;
import gewerk.platform.hal.JsonOut;
import gewerk.platform.resource.Asking;

/** The bodies of messages that are made together: their rows are loaded at once, and each is written once however many tell of it. */
final class Rendered {
  private final Payload payload;
  private final Map<String, Offer<?>> offers;
  private final Asking asking;
  private final Map<String, Shown<?>> shown = new HashMap<>();

  private final class Shown<T> {
    private final Offer<T> offer;
    private final Map<Long, T> rows;
    private final Map<Long, JsonOut.Kept> written = new HashMap<>();

    Shown(Offer<T> offer, Collection<Long> ids) {
      this.offer = offer;
      rows = offer.rows().find(ids, asking.viewer());
      payload.prepare(offer, rows.values(), asking);
    }

    Optional<String> body(Told told) {
      var row = rows.get(told.id());
      return row == null ? Optional.empty()
          : Optional.of(payload.of(offer, written.computeIfAbsent(told.id(), id -> payload.row(offer, row, asking)), told.happening(), asking));
    }
  }

  Rendered(Payload payload, Map<String, Offer<?>> offers, Asking asking) {
    this.payload = payload;
    this.offers = offers;
    this.asking = asking;
  }

  void load(String offer, Collection<Long> ids) {
    shown.put(offer, new Shown<>(offers.get(offer), ids));
  }

  /** None for a row that is gone. */
  Optional<String> body(Told told) {
    return shown.get(told.offer()).body(told);
  }
}
