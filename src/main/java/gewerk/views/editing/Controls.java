package gewerk.views.editing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import gewerk.platform.clock.SpokenHours;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.resource.Allowed;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Target;
import gewerk.platform.resource.Violation;
import gewerk.projects.projects.Project;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** Makes the controls of a work package: one for each attribute that its reader may write. */
public final class Controls {
  private final WorkPackages workPackages;
  private final Asking asking;

  public Controls(WorkPackages workPackages, Asking asking) {
    this.workPackages = workPackages;
    this.asking = asking;
  }

  /** Those attributes of these names that may be written, in the order of the names. */
  public List<Control> of(List<String> names, Candidate<WorkPackage> candidate, Typed typed, List<Violation> wrong) {
    var controls = new ArrayList<Control>();
    for (var name : names) {
      workPackages.declaration().attribute(name).filter(attribute -> isOffered(attribute, candidate))
          .ifPresent(attribute -> controls.add(control(attribute, candidate, typed, wrong)));
    }
    return controls;
  }

  private boolean isOffered(Attribute<WorkPackage> attribute, Candidate<WorkPackage> candidate) {
    return attribute.isShown(candidate.proposed(), asking.viewer()) && attribute.isWritable(candidate, asking.viewer());
  }

  private Control control(Attribute<WorkPackage> attribute, Candidate<WorkPackage> candidate, Typed typed, List<Violation> wrong) {
    var name = attribute.name();
    var field = Field.of(name, attribute.label(workPackages.declaration(), asking.words()))
        .value(typed.text(name).orElseGet(() -> written(attribute, attribute.value(candidate.proposed())))).error(typed.error(name, wrong, asking));
    return new Control(shape(attribute), attribute.is(Trait.REQUIRED) ? field.required() : field, choices(attribute, candidate));
  }

  public static Control.Shape shape(Attribute<WorkPackage> attribute) {
    return attribute.name().equals("parent") ? Control.Shape.TEXT : Control.Shape.of(attribute.kind());
  }

  /** A value as people would type it. */
  public static String written(Attribute<?> attribute, @Nullable Object value) {
    return switch (value) {
      case null -> "";
      case BigDecimal hours when attribute.kind() == Kind.HOURS -> SpokenHours.print(hours);
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      case LocalDate date -> date.toString();
      case List<?> ids -> ids.stream().map(String::valueOf).collect(Collectors.joining(","));
      default -> value.toString();
    };
  }

  private List<Choice> choices(Attribute<WorkPackage> attribute, Candidate<WorkPackage> candidate) {
    if (!attribute.kind().isLink() || attribute.name().equals("parent")) {
      return List.of();
    }
    if (attribute.name().equals("project")) {
      return projects();
    }
    return switch (attribute.allowed().orElse(null)) {
      case Allowed.Ids<WorkPackage>(var ids) -> named(attribute.target(), ids.apply(candidate, asking));
      case Allowed.At<WorkPackage> people -> people(attribute, candidate);
      case Allowed.Words<WorkPackage>(var words) -> words.stream().map(word -> new Choice(word, word)).toList();
      case null -> List.of();
    };
  }

  /** Whoever may be given work there, and whoever has it now. */
  private List<Choice> people(Attribute<WorkPackage> attribute, Candidate<WorkPackage> candidate) {
    long project = candidate.proposed().projectId();
    var ids = new ArrayList<>(project == 0 ? List.<Long>of() : workPackages.assignable(project));
    if (attribute.value(candidate.proposed()) instanceof Long present && !ids.contains(present)) {
      ids.add(present);
    }
    return named(attribute.target(), ids);
  }

  private List<Choice> projects() {
    var projects = workPackages.neighbours().projects();
    var choices = new ArrayList<Choice>();
    for (long id : asking.viewer().projects("add_work_packages")) {
      projects.find(id).map(Project::name).ifPresent(name -> choices.add(new Choice(String.valueOf(id), name)));
    }
    choices.sort(java.util.Comparator.comparing(Choice::label, String.CASE_INSENSITIVE_ORDER));
    return choices;
  }

  private <L> List<Choice> named(Target<L> target, List<Long> ids) {
    asking.loaded().load(target, ids);
    return ids.stream().flatMap(id -> asking.loaded().find(target, id).stream())
        .map(row -> new Choice(String.valueOf(target.id(row)), String.valueOf(target.link(row).title()))).toList();
  }
}
