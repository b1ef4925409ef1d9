package gewerk.platform.http;

/** Answers one kind of request, or throws a {@link Refusal}. */
@FunctionalInterface
public interface Handler {
  Answer handle(Request request) throws Exception;
}
