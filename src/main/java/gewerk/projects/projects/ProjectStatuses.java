package gewerk.projects.projects;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import gewerk.platform.Platform;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Target;
import org.jspecify.annotations.Nullable;

/** The closed list of project statuses, known by their codes. */
public final class ProjectStatuses implements Target<ProjectStatus> {
  private static final Map<Long, ProjectStatus> ALL = Arrays.stream(ProjectStatus.values())
      .collect(Collectors.toUnmodifiableMap(ProjectStatus::number, Function.identity()));

  private final Resource<ProjectStatus> resource = Resource.<ProjectStatus>of("ProjectStatus", "project_status", ProjectStatuses::path)
      .has(
          Attribute.<ProjectStatus>string("id", ProjectStatus::code).readOnly(),
          Attribute.<ProjectStatus>string("name", ProjectStatus::code).seen((status, asking) -> asking.say(status.labelKey())).readOnly());

  public ProjectStatuses(Platform platform) {
    platform.api().get("/project_statuses/{id:text}", "Shows a status that projects can have.", resource, Shape.ONE, (request, asking) ->
        Api.one(200, resource, ProjectStatus.of(request.text("id")).orElseThrow(Refusal::notFound), asking));
  }

  List<Long> numbers() {
    return ALL.keySet().stream().sorted().toList();
  }

  /** The code behind a number of ours; null where there is none. */
  static @Nullable String code(@Nullable Long number) {
    var status = number == null ? null : ALL.get(number);
    return status == null ? null : status.code();
  }

  @Override
  public List<String> namespaces() {
    return List.of("project_statuses");
  }

  @Override
  public Map<Long, ProjectStatus> load(Collection<Long> ids) {
    return ALL;
  }

  @Override
  public long id(ProjectStatus status) {
    return status.number();
  }

  @Override
  public Link link(ProjectStatus status) {
    return Link.to(path(status));
  }

  @Override
  public Link link(ProjectStatus status, Asking asking) {
    return link(status).titled(asking.say(status.labelKey()));
  }

  @Override
  public String schemaType() {
    return "ProjectStatus";
  }

  @Override
  public Optional<Long> parse(String segment) {
    return ProjectStatus.of(segment).map(ProjectStatus::number);
  }

  @Override
  public Optional<Resource<ProjectStatus>> resource() {
    return Optional.of(resource);
  }

  private static String path(ProjectStatus status) {
    return "/project_statuses/" + status.code();
  }
}
