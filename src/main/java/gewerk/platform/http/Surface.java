package gewerk.platform.http;

/** One face of the product, the API or the pages: how its requests are let in, and how its refusals look. */
public interface Surface {
  /** Whether a path belongs here; asked also for paths that no route matches. */
  boolean covers(String path);

  /** Finds out who asks and checks what must hold for every request; the route has been found, its ids are numbers. */
  Request admit(Request request);

  /** For a request to which no route belongs. */
  Answer unknown(Request request);

  /** The last touch on an answer: entity tags, headers that every answer has. */
  Answer finish(Request request, Answer answer);

  Answer refused(Request request, Refusal refusal);

  /** The database is away; what answers this can do without. */
  default Answer unavailable(Request request) {
    return Answer.text(503, "text/plain; charset=utf-8", "Gewerk cannot reach its database at present. Please try again in a moment.").with("Retry-After", "5");
  }

  /** Something broke that should not: it has been logged under the reference. */
  Answer broken(Request request, String reference);
}
