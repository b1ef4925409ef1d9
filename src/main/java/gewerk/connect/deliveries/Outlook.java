package gewerk.connect.deliveries;

/** How an endpoint stands: how much waits for it, and how it fares. */
public record Outlook(long waiting, Health health) {
  public static final Outlook NOTHING = new Outlook(0, Health.GOOD);
}
