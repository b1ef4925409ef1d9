package gewerk.views.table.edit;

import java.util.Optional;

import gewerk.platform.http.Request;
import gewerk.platform.pages.web.Pages;

/** Where to go after something was changed: the list from which it was asked for. Its address is not repeated in each of its cells; the browser tells it. */
public final class Back {
  private static final String LIST = "/work_packages";

  private Back() {}

  public static String to(Request request) {
    return request.form("back").or(() -> request.query("back")).or(() -> referrer(request)).filter(Pages::isOurs).orElse(LIST);
  }

  private static Optional<String> referrer(Request request) {
    return request.header("Referer").filter(address -> address.startsWith(request.origin() + "/")).map(address -> address.substring(request.origin().length()));
  }
}
