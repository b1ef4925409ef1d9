package gewerk.torture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes and changes work packages of its own as fast as it can, until nobody answers any more. */
final class Writer {
  private static final int MAKES_PERCENT = 20;

  private final Ledger ledger;
  private final long project;
  private final Random random;
  private final List<Long> own = new ArrayList<>();
  private long written;

  Writer(Ledger ledger, long project, Random random) {
    this.ledger = ledger;
    this.project = project;
    this.random = random;
  }

  long written() {
    return written;
  }

  /** @throws Caller.Refused when an answer blames the request */
  void writeUntilDeath(Caller caller) throws Caller.Refused, InterruptedException {
    try {
      while (true) {
        if (own.isEmpty() || random.nextInt(100) < MAKES_PERCENT) {
          make(caller);
        } else {
          change(caller, own.get(random.nextInt(own.size())));
        }
        written++;
      }
    } catch (Caller.Refused refused) {
      throw refused;
    } catch (IOException dead) {
      // What was on its way may have happened or not; the ledger knows.
    }
  }

  private void make(Caller caller) throws IOException, InterruptedException {
    var subject = "Made " + random.nextLong();
    var made = caller.send("POST", "/projects/" + project + "/work_packages?notify=false", Map.of("subject", subject));
    long id = made.path("id").asLong();
    ledger.answered(id, new Ledger.Entry(made.path("lockVersion").asInt(), subject));
    own.add(id);
  }

  private void change(Caller caller, long id) throws IOException, InterruptedException {
    var before = ledger.of(id);
    var after = new Ledger.Entry(before.lockVersion() + 1, "Changed " + random.nextLong());
    ledger.sent(id, after);
    caller.send("PATCH", "/work_packages/" + id + "?notify=false", Map.of("lockVersion", before.lockVersion(), "subject", after.subject()));
    ledger.answered(id, after);
  }
}
