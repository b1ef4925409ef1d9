package gewerk.admin.configuration;

import static gewerk.platform.resource.Attribute.bool;
import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.string;

import java.util.List;
import java.util.function.Function;

import gewerk.people.preferences.UserPreferences;
import gewerk.platform.Platform;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Part;
import gewerk.platform.resource.Resource;
import gewerk.platform.settings.Settings;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;
import org.jspecify.annotations.Nullable;

/** What clients must know of the settings: sizes, formats, limits. */
public final class InstanceConfiguration {
  private static final int KIB = 1024;

  private final Resource<Instance> resource = Resource.of("Configuration", "configuration", instance -> instance.project() == null ? "/configuration" : instance.project().path());

  private final Settings settings;
  private final @Nullable String publicUrl;

  /** The settings, the name under which this installation is reached, and the project that is asked about, if it is one. */
  public record Instance(Settings settings, String host, @Nullable Project project) {}

  public InstanceConfiguration(Platform platform, UserPreferences preferences, Projects projects) {
    settings = platform.settings();
    publicUrl = platform.configuration().publicUrl();
    declare();
    resource.link("userPreferences", (instance, asking) -> Link.to("/users/" + (asking.viewer().isLoggedIn() ? asking.viewer().id() : "me") + "/preferences"))
        .embeds("userPreferences", (instance, asking) -> new Part.One<>(preferences.declaration(), preferences.of(asking.viewer().id())));
    platform.api().get("/configuration", "Shows what clients must know of the settings.", resource, Shape.ONE,
        (request, asking) -> Api.one(200, resource, instance(asking), asking));
    platform.api().get("/projects/{id:text}/configuration", "Shows what clients must know of the settings of a project.", resource, Shape.ONE,
        (request, asking) -> Api.one(200, resource, new Instance(settings, host(asking),
            projects.find(request.text("id"), asking.viewer()).orElseThrow(Refusal::notFound)), asking));
  }

  /** This installation, as the one who asks reaches it. */
  public Instance instance(Asking asking) {
    return new Instance(settings, host(asking), null);
  }

  /** What other features add to. */
  public Resource<Instance> declaration() {
    return resource;
  }

  private void declare() {
    resource.has(
        integer("maximumAttachmentFileSize", (Instance instance) -> instance.settings().number("attachment_max_size") * (long) KIB),
        number("maximumApiV3PageSize", "apiv3_max_page_size"),
        list("perPageOptions", instance -> instance.settings().texts("per_page_options").stream().map(Integer::valueOf).sorted().toList()),
        string("dateFormat", (Instance instance) -> DateFormats.translated(instance.settings().text("date_format"))),
        string("timeFormat", (Instance instance) -> DateFormats.translated(instance.settings().text("time_format"))),
        text("durationFormat", "duration_format"),
        text("userDefaultTimezone", "user_default_timezone"),
        number("startOfWeek", "start_of_week"),
        number("hoursPerDay", "hours_per_day"),
        number("daysPerMonth", "days_per_month"),
        string("hostName", Instance::host),
        list("activeFeatureFlags", instance -> List.of()),
        list("availableFeatures", instance -> List.of()),
        list("triallingFeatures", instance -> List.of()),
        list("allowedLinkProtocols", instance -> instance.settings().texts("allowed_link_protocols")),
        list("attachmentWhitelist", instance -> instance.settings().texts("attachment_whitelist")),
        bool("enabledInternalComments", (Instance instance) -> true).shownWhen((instance, viewer) -> instance.project() != null));
  }

  /** Where nobody has said under which name people reach us, it is the one by which this client did. */
  private String host(Asking asking) {
    var set = settings.text("host_name");
    return set.isEmpty() ? (publicUrl == null ? asking.origin() : publicUrl).replaceFirst("^https?://", "") : set;
  }

  private static Attribute<Instance> number(String name, String setting) {
    return integer(name, instance -> instance.settings().number(setting));
  }

  private static Attribute<Instance> text(String name, String setting) {
    return string(name, instance -> instance.settings().text(setting).isEmpty() ? null : instance.settings().text(setting));
  }

  private static Attribute<Instance> list(String name, Function<Instance, @Nullable Object> value) {
    return Attribute.of(Kind.STRUCTURE, name, value);
  }
}
