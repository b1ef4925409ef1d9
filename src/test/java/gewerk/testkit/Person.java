package gewerk.testkit;

/** A user of a test, with an API token to ask by. */
public record Person(long id, String login, String name, String token) {
  public String path() {
    return "/api/v3/users/" + id;
  }
}
