package gewerk.platform;

import gewerk.platform.access.Viewers;
import gewerk.platform.audit.Audit;
import gewerk.platform.config.Configuration;
import gewerk.platform.database.Database;
import gewerk.platform.events.Outbox;
import gewerk.platform.http.Routes;
import gewerk.platform.i18n.Labels;
import gewerk.platform.jobs.Jobs;
import gewerk.platform.outgoing.Outgoing;
import gewerk.platform.resource.Api;
import gewerk.platform.secrets.Secrets;
import gewerk.platform.settings.Settings;

/** What the machinery offers to every feature. */
public record Platform(Configuration configuration, Database database, Secrets secrets, Settings settings, Viewers viewers, Labels labels,
    Routes routes, Api api, Outbox events, Jobs jobs, Outgoing outgoing) {
  /** Where administrative changes, and those of what people may, are noted: in the transaction that makes them. */
  public Audit audit() {
    return new Audit(database);
  }
}
