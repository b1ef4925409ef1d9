package gewerk.platform.http;

/** What every request passes before anything of the product sees it: under which name it came, and from which origin. */
public record Gate(Hosts hosts, Cors cors) {
  /** Lets everybody in, and tells other origins nothing. */
  public static final Gate OPEN = new Gate(Hosts.ANY, Cors.NONE);
}
