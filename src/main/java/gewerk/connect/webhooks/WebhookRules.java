package gewerk.connect.webhooks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

import gewerk.platform.access.Viewer;
import gewerk.platform.i18n.Message;

/** Who may keep webhooks, and what makes a valid one. */
public final class WebhookRules {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_URL = 2_000;

  private WebhookRules() {}

  public static boolean mayManage(Viewer viewer) {
    return viewer.isAdmin();
  }

  /**
   * What is wrong, by field.
   *
   * @param taken names of other webhooks
   * @param isAddress whether requests can be sent to a text
   */
  public static Map<String, Message> problems(Draft draft, Collection<String> taken, Predicate<String> isAddress) {
    var problems = new LinkedHashMap<String, Message>();
    if (draft.name().isBlank()) {
      problems.put("name", Message.of("webhooks.error.name_missing"));
    } else if (draft.name().length() > LONGEST_NAME) {
      problems.put("name", Message.of("webhooks.error.name_too_long", LONGEST_NAME));
    } else if (taken.stream().anyMatch(draft.name()::equalsIgnoreCase)) {
      problems.put("name", Message.of("webhooks.error.name_taken"));
    }
    if (draft.url().isBlank()) {
      problems.put("url", Message.of("webhooks.error.url_missing"));
    } else if (draft.url().length() > LONGEST_URL || !isAddress.test(draft.url())) {
      problems.put("url", Message.of("webhooks.error.url_wrong"));
    }
    return problems;
  }
}
