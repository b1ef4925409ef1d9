package gewerk.views.table.edit;

import gewerk.platform.http.Request;
import gewerk.platform.pages.web.Pages;

/** Where to go after something was changed: the list from which it was asked for. Its address is not repeated in each of its cells; the browser tells it. */
public final class Back {
  private static final String LIST = "/work_packages";

  private Back() {}

  public static String to(Request request) {
    return Pages.whence(request, LIST);
  }
}
