package gewerk.platform.hal;

import gewerk.platform.http.Refusal;
import gewerk.platform.i18n.Words;

/** A refusal as the API tells it (reference: conventions, error bodies). */
public final class ErrorBody {
  private static final String URN = "urn:openproject-org:api:v3:errors:";

  private ErrorBody() {}

  static byte[] bytes(Refusal refusal, Words words) {
    return JsonOut.bytes(out -> write(out, refusal, words));
  }

  public static void write(JsonOut out, Refusal refusal, Words words) {
    out.object(() -> {
      out.member("_type", "Error");
      out.member("errorIdentifier", URN + refusal.identifier());
      out.member("message", refusal.reason().in(words));
      if (refusal.attribute() != null || !refusal.details().isEmpty() || !refusal.parts().isEmpty()) {
        out.object("_embedded", () -> embedded(out, refusal, words));
      }
    });
  }

  private static void embedded(JsonOut out, Refusal refusal, Words words) {
    if (refusal.attribute() != null || !refusal.details().isEmpty()) {
      out.object("details", () -> {
        if (refusal.attribute() != null) {
          out.member("attribute", refusal.attribute());
        }
        refusal.details().forEach(out::member);
      });
    }
    if (!refusal.parts().isEmpty()) {
      out.array("errors", () -> refusal.parts().forEach(part -> write(out, part, words)));
    }
  }
}
