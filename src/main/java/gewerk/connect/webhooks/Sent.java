package gewerk.connect.webhooks;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import gewerk.connect.webhooks.Draft.SecretWish;
import gewerk.platform.http.Ids;
import gewerk.platform.http.Request;
import org.jspecify.annotations.Nullable;

/** A webhook as its form was posted (reference: section 3.2 for the names of the fields). */
final class Sent {
  static final String NAME = "webhook[name]";
  static final String URL = "webhook[url]";
  static final String DESCRIPTION = "webhook[description]";
  static final String SECRET = "webhook[secret]";
  static final String FORGET_SECRET = "webhook[forget_secret]";
  static final String ENABLED = "webhook[enabled]";
  static final String EVENTS = "webhook[events][]";
  static final String PROJECTS = "webhook[project_ids]";
  static final String SELECTED = "webhook[selected_project_ids][]";

  private Sent() {}

  static Draft draft(Request request, Set<String> offered) {
    return new Draft(text(request, NAME), text(request, URL), text(request, DESCRIPTION), secret(request), isOn(request, ENABLED),
        request.forms(EVENTS).stream().filter(offered::contains).distinct().toList(), !request.form(PROJECTS).orElse("all").equals("selection"), projects(request));
  }

  /** What a form begins with. */
  static Draft draft(@Nullable Webhook webhook) {
    return webhook == null ? new Draft("", "", "", new SecretWish.Keep(), true, List.of(), true, Set.of())
        : new Draft(webhook.name(), webhook.url(), webhook.words().description(), new SecretWish.Keep(), webhook.enabled(), List.copyOf(webhook.events()),
            webhook.allProjects(), webhook.projects());
  }

  private static SecretWish secret(Request request) {
    if (isOn(request, FORGET_SECRET)) {
      return new SecretWish.Forget();
    }
    return request.form(SECRET).filter(secret -> !secret.isEmpty()).<SecretWish>map(SecretWish.Replace::new).orElse(new SecretWish.Keep());
  }

  private static Set<Long> projects(Request request) {
    var ids = new LinkedHashSet<Long>();
    ids.addAll(Ids.all(request.forms(SELECTED)));
    return ids;
  }

  private static String text(Request request, String field) {
    return request.form(field).orElse("").strip();
  }

  private static boolean isOn(Request request, String field) {
    return request.form(field).filter(value -> value.equals("true") || value.equals("1")).isPresent();
  }
}
