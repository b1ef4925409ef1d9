package gewerk.platform.hal;

import gewerk.platform.http.Refusal;
import gewerk.platform.i18n.Words;

/** A refusal as the API tells it (reference: conventions, error bodies). */
final class ErrorBody {
  static final String URN = "urn:openproject-org:api:v3:errors:";

  private final Words words;

  ErrorBody(Words words) {
    this.words = words;
  }

  byte[] bytes(Refusal refusal) {
    return JsonOut.bytes(out -> write(out, refusal));
  }

  private void write(JsonOut out, Refusal refusal) {
    out.object(() -> {
      out.member("_type", "Error");
      out.member("errorIdentifier", URN + refusal.identifier());
      out.member("message", refusal.reason().in(words));
      if (refusal.attribute() != null || !refusal.details().isEmpty() || !refusal.parts().isEmpty()) {
        out.object("_embedded", () -> embedded(out, refusal));
      }
    });
  }

  private void embedded(JsonOut out, Refusal refusal) {
    if (refusal.attribute() != null || !refusal.details().isEmpty()) {
      out.object("details", () -> {
        if (refusal.attribute() != null) {
          out.member("attribute", refusal.attribute());
        }
        refusal.details().forEach(out::member);
      });
    }
    if (!refusal.parts().isEmpty()) {
      out.array("errors", () -> refusal.parts().forEach(part -> write(out, part)));
    }
  }
}
