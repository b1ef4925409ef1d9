package gewerk.views.projects;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import gewerk.platform.i18n.Formats;
import gewerk.platform.pages.Page;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Target;
import gewerk.projects.projects.Project;
import org.jspecify.annotations.Nullable;

/** The values of a project's custom fields as people read them. */
public final class Facts {
  /**
   * One of them.
   *
   * @param html where the value is a longer text; else empty
   * @param href where the value leads somewhere; else empty
   */
  public record Fact(String label, String text, String html, String href) {}

  private final Resource<Project> resource;
  private final Asking asking;
  private final Formats formats;

  Facts(Resource<Project> resource, Asking asking, Page page) {
    this.resource = resource;
    this.asking = asking;
    formats = page.formats();
  }

  /** Those that have a value and that the reader may see. */
  List<Fact> of(Project project) {
    return resource.attributes().stream().filter(attribute -> isCustom(attribute) && attribute.isShown(project, asking.viewer()))
        .map(attribute -> fact(attribute, attribute.value(project))).filter(fact -> !fact.text.isEmpty() || !fact.html.isEmpty()).toList();
  }

  static boolean isCustom(Attribute<Project> attribute) {
    return attribute.name().startsWith("customField");
  }

  private Fact fact(Attribute<Project> attribute, @Nullable Object value) {
    var label = attribute.label(resource, asking.words());
    return switch (value) {
      case String text when attribute.kind() == Kind.MARKDOWN -> new Fact(label, "", asking.texts().markdown(text, asking.viewer()), "");
      case String text when attribute.kind() == Kind.URL -> new Fact(label, text, "", text.matches("(?i)https?://.*") ? text : "");
      case null, default -> new Fact(label, attribute.kind().isLink() ? linked(attribute.target(), ids(value)) : plain(value), "", "");
    };
  }

  private String plain(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Boolean truth -> asking.say(truth ? "projects.yes" : "projects.no");
      case LocalDate date -> formats.date(date);
      case Instant moment -> formats.dateTime(moment);
      case BigDecimal number -> formats.number(number);
      case Number number -> formats.number(number);
      default -> value.toString();
    };
  }

  private <L> String linked(Target<L> target, List<Long> ids) {
    asking.loaded().load(target, ids);
    return ids.stream().flatMap(id -> asking.loaded().find(target, id).stream()).filter(row -> target.isVisible(row, asking.viewer()))
        .map(row -> Objects.toString(target.link(row, asking).title(), "")).collect(Collectors.joining(", "));
  }

  private static List<Long> ids(@Nullable Object value) {
    return switch (value) {
      case Long id -> List.of(id);
      case List<?> several -> several.stream().map(Long.class::cast).toList();
      case null, default -> List.of();
    };
  }
}
