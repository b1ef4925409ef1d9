package gewerk.connect.webhooks;

import java.util.List;
import java.util.Set;

import gewerk.connect.deliveries.Pause;
import gewerk.platform.audit.Entry;

/** What the log of administration tells of webhooks: no secret, and no query of an address, which often is one. */
final class Audited {
  private Audited() {}

  static Entry created(long id, Draft draft) {
    var none = new Draft("", "", "", new Draft.SecretWish.Keep(), false, List.of(), false, Set.of());
    return changes(Entry.of("webhook.created", "webhook", id, draft.name()), none, draft)
        .changed("secret", null, draft.secret() instanceof Draft.SecretWish.Replace ? "set" : null);
  }

  static Entry updated(Webhook before, Draft draft, boolean otherSecret) {
    return changes(Entry.of("webhook.updated", "webhook", before.id(), draft.name()), Sent.draft(before), draft)
        .changed("query", false, !before.url().equals(draft.url()) && PauseLetters.address(before.url()).equals(PauseLetters.address(draft.url())))
        .changed("secret", "", otherSecret ? "set" : "");
  }

  static Entry deleted(Webhook webhook) {
    return Entry.of("webhook.deleted", "webhook", webhook.id(), webhook.name());
  }

  static Entry paused(Webhook webhook, Pause pause) {
    return Entry.of("webhook.paused", "webhook", webhook.id(), webhook.name()).changed("failing_since", null, pause.failingSince())
        .changed("last_error", null, PauseLetters.error(pause.error(), webhook.url()));
  }

  private static Entry changes(Entry entry, Draft before, Draft after) {
    return entry.changed("name", before.name(), after.name()).changed("url", PauseLetters.address(before.url()), PauseLetters.address(after.url()))
        .changed("description", before.description(), after.description()).changed("enabled", before.enabled(), after.enabled())
        .changed("events", before.events().stream().sorted().toList(), after.events().stream().sorted().toList())
        .changed("all_projects", before.allProjects(), after.allProjects())
        .changed("projects", before.projects().stream().sorted().toList(), after.projects().stream().sorted().toList());
  }
}
