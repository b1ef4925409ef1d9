package gewerk.platform.audit;

import org.jspecify.annotations.Nullable;

/**
 * Whoever causes what is being done now: somebody at an address, or the program itself, which has neither.
 *
 * @param actorId null while nobody has been recognised
 */
public record Caller(@Nullable Long actorId, String address) {
  private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();
  private static final Caller PROGRAM = new Caller(null, "");

  /** Somebody whose credentials have not been looked at yet. */
  public static Caller at(String address) {
    return new Caller(null, address);
  }

  public static Caller current() {
    return CURRENT.orElse(PROGRAM);
  }

  public Caller recognisedAs(long actor) {
    return new Caller(actor, address);
  }

  /** While the block runs, and in whatever it calls on this thread, this is the caller. */
  public <T, X extends Throwable> T during(ScopedValue.CallableOp<T, X> block) throws X {
    return ScopedValue.where(CURRENT, this).call(block);
  }
}
