package gewerk.testkit;

import java.net.URI;

import gewerk.platform.http.QueryString;

/** Somebody who opens pages and posts their forms, as a browser without scripts does. */
public record Forms(Client client) {
  private static final String TYPE = "application/x-www-form-urlencoded";

  public static Forms of(URI origin, Person person) {
    return new Forms(Client.of(origin).as(person.token()));
  }

  public Reply get(String path) {
    return client.get(path);
  }

  public Reply post(String path, String form) {
    return client.send("POST", path, TYPE, form);
  }

  /** The notice that the next page will show, {@code GOOD|Saved.|Undo|/undo/…}. */
  public static String notice(Reply reply) {
    return QueryString.decoded(reply.headerValue("Set-Cookie").orElse(""));
  }

  /** Takes back what the answer offers to undo. */
  public Reply undo(Reply reply) {
    var notice = notice(reply);
    var path = notice.replaceAll("(?s).*\\|(/undo/[0-9a-f-]+).*", "$1");
    if (!path.startsWith("/undo/")) {
      throw new AssertionError("Nothing to undo is offered: " + notice);
    }
    return post(path, "");
  }
}
