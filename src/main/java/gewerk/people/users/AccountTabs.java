package gewerk.people.users;

import java.util.List;

import gewerk.platform.pages.Link;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Tab;

/** The parts of one's own account, on the top of each of them. */
public final class AccountTabs {
  private AccountTabs() {}

  public static List<Tab> of(Page page) {
    return List.of(tab(page, "user.tab.account", "/my/account"), tab(page, "user.tab.password", "/my/password/change"),
        tab(page, "user.tab.factors", "/my/two_factor_devices"), tab(page, "user.tab.sessions", "/my/sessions"),
        tab(page, "user.tab.tokens", "/my/access_tokens"));
  }

  private static Tab tab(Page page, String label, String path) {
    return new Tab(Link.to(page.say(label), path), page.frame().path().equals(path) || page.frame().path().startsWith(path + "?"), null);
  }
}
