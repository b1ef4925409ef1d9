package gewerk.views.table.edit;

import java.nio.charset.StandardCharsets;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Pages;

/** What is answered after something was saved: look at the list again. */
final class Done {
  private static final String STREAM = "text/vnd.turbo-stream.html";
  private static final String REFRESH = "<turbo-stream action=\"refresh\"></turbo-stream>";

  private Done() {}

  /**
   * A small change. Where there are scripts it is only said aloud, and the page that is open is loaded again and morphed: the form stands in a frame,
   * so that a redirect would renew that frame and not the row, the sums and the order around it.
   */
  static Answer saved(Request request, String words) {
    return takesStreams(request) ? stream(said(words) + REFRESH) : Pages.seeOther(Back.to(request), Notice.good(words));
  }

  /** A change that deserves to be told to everybody. */
  static Answer told(Request request, Notice notice) {
    var redirect = Pages.seeOther(Back.to(request), notice);
    var cookie = redirect.headers().stream().filter(header -> header.getKey().equals("Set-Cookie")).findFirst().orElseThrow();
    return takesStreams(request) ? stream(REFRESH).with(cookie.getKey(), cookie.getValue()) : redirect;
  }

  static Answer stream(String actions) {
    return Answer.of(200, STREAM + "; charset=utf-8", actions.getBytes(StandardCharsets.UTF_8));
  }

  static boolean takesStreams(Request request) {
    return request.header("Accept").filter(types -> types.contains(STREAM)).isPresent();
  }

  private static String said(String words) {
    var safe = words.replace("&", "&amp;").replace("<", "&lt;");
    return "<turbo-stream action=\"update\" target=\"live\"><template>" + safe + "</template></turbo-stream>";
  }
}
