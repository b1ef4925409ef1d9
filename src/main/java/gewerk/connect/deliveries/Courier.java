package gewerk.connect.deliveries;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

import gewerk.platform.outgoing.Answered;
import gewerk.platform.outgoing.Call;
import gewerk.platform.outgoing.Outgoing;

/** Carries one message to its endpoint once, and tells what came of it (reference: section 3.4). */
final class Courier {
  private static final Call.Limits LIMITS = new Call.Limits(Duration.ofSeconds(5), Duration.ofSeconds(15), Concealed.LONGEST_BODY);
  static final Duration LONGEST = LIMITS.whole();

  private final Outgoing outgoing;
  private final InstantSource clock;

  Courier(Outgoing outgoing, InstantSource clock) {
    this.outgoing = outgoing;
    this.clock = clock;
  }

  Attempt carry(Delivery delivery, Endpoint endpoint) {
    var call = call(delivery, endpoint);
    var concealed = new Concealed(endpoint.secret());
    var at = clock.instant();
    long begun = System.nanoTime();
    try {
      var answered = outgoing.send(call);
      return new Attempt(at, Concealed.address(call.address()), concealed.sent(call.headers()), answered.code(), concealed.received(answered.headers()),
          concealed.body(answered.text(), answered.cut()) + notFollowed(answered), since(begun));
    } catch (IOException e) {
      return new Attempt(at, Concealed.address(call.address()), concealed.sent(call.headers()), Attempt.NO_ANSWER, Map.of(), concealed.body(told(e), false), since(begun));
    }
  }

  private static Call call(Delivery delivery, Endpoint endpoint) {
    var body = delivery.message().body().getBytes(StandardCharsets.UTF_8);
    var call = Call.post(endpoint.address(), "application/json", body).within(LIMITS).with("Accept", "application/json")
        .with("X-Gewerk-Delivery", delivery.uid()).with("X-Gewerk-Event", delivery.message().event()).with("X-Gewerk-Attempt", String.valueOf(delivery.attempts() + 1));
    return endpoint.secret().isEmpty() ? call
        : call.with("X-OP-Signature", Signature.sha1(body, endpoint.secret())).with("X-Gewerk-Signature-256", Signature.sha256(body, endpoint.secret()));
  }

  private static String notFollowed(Answered answered) {
    return answered.code() >= 300 && answered.code() < 400 ? "\n(Redirects are not followed; enter the address that it leads to.)" : "";
  }

  private static String told(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static int since(long begun) {
    return (int) Math.min(Integer.MAX_VALUE, (System.nanoTime() - begun) / 1_000_000);
  }
}
