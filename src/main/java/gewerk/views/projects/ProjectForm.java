package gewerk.views.projects;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import gewerk.people.principals.Principals;
import gewerk.platform.http.QueryString;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.resource.Allowed;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.ListingReader;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Target;
import gewerk.platform.resource.Violation;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;
import gewerk.views.editing.Control;
import gewerk.views.editing.Controls;
import gewerk.views.editing.Typed;
import org.jspecify.annotations.Nullable;

/** The controls of a project's form: one for each attribute that its reader may write. */
final class ProjectForm {
  private static final List<String> NAMES = List.of("name", "identifier", "parent", "description", "status", "statusExplanation", "public");
  private static final String PEOPLE = "/principals?";
  private static final int MOST_PEOPLE = 500;

  private final Projects projects;
  private final Principals principals;
  private final Resource<Project> resource;
  private final Asking asking;

  ProjectForm(Projects projects, Principals principals, Asking asking) {
    this.projects = projects;
    this.principals = principals;
    this.asking = asking;
    resource = projects.declaration();
  }

  List<Control> controls(Candidate<Project> candidate, Typed typed, List<Violation> wrong) {
    return offered(candidate).map(attribute -> control(attribute, candidate, typed, wrong)).toList();
  }

  /** What is wrong with things that have no control to stand beside. */
  List<String> others(Candidate<Project> candidate, List<Violation> wrong) {
    var names = offered(candidate).map(Attribute::name).toList();
    return wrong.stream().filter(violation -> !names.contains(violation.attribute())).map(this::sentence).toList();
  }

  private String sentence(Violation violation) {
    var said = asking.say(violation.text());
    return violation.whole() ? said : resource.attribute(violation.attribute()).map(known -> known.label(resource, asking.words()) + " " + said).orElse(said);
  }

  private Stream<Attribute<Project>> offered(Candidate<Project> candidate) {
    return Stream.concat(NAMES.stream().flatMap(name -> resource.attribute(name).stream()), resource.attributes().stream().filter(Facts::isCustom))
        .filter(attribute -> attribute.isShown(candidate.proposed(), asking.viewer()) && attribute.isWritable(candidate, asking.viewer()))
        .filter(attribute -> !attribute.name().equals("parent") || knowsParent(candidate.proposed()))
        .filter(attribute -> attribute.kind() != Kind.STRUCTURE && attribute.kind() != Kind.TIMESTAMP);
  }

  /** A parent that the reader may not know of stays as it is: choosing here would take it away. */
  private boolean knowsParent(Project project) {
    return project.parentId() == null || asking.viewer().may("view_project", project.parentId());
  }

  private Control control(Attribute<Project> attribute, Candidate<Project> candidate, Typed typed, List<Violation> wrong) {
    var name = attribute.name();
    boolean derived = name.equals("identifier") && candidate.isNew();
    var field = Field.of(name, attribute.label(resource, asking.words()))
        .value(typed.text(name).orElseGet(() -> derived ? "" : Controls.written(attribute, attribute.value(candidate.proposed()))))
        .hint(hint(name, candidate)).error(typed.error(name, wrong, asking));
    boolean needed = attribute.is(Trait.REQUIRED) && !derived && attribute.kind() != Kind.BOOLEAN || name.equals("parent") && needsParent(candidate);
    return new Control(Control.Shape.of(attribute.kind()), needed ? field.required() : field, choices(attribute, candidate));
  }

  /** Whoever may only make subprojects must say below which project. */
  boolean needsParent(Candidate<Project> candidate) {
    return candidate.isNew() && !asking.viewer().mayGlobally("add_project");
  }

  private @Nullable String hint(String name, Candidate<Project> candidate) {
    return switch (name) {
      case "identifier" -> asking.say(candidate.isNew() ? "projects.hint.new_identifier" : "projects.hint.identifier");
      case "public" -> asking.say("projects.hint.public");
      case "statusExplanation" -> asking.say("projects.hint.status");
      default -> null;
    };
  }

  private List<Choice> choices(Attribute<Project> attribute, Candidate<Project> candidate) {
    if (!attribute.kind().isLink()) {
      return List.of();
    }
    if (attribute.name().equals("parent")) {
      return parents(candidate.proposed());
    }
    return switch (attribute.allowed().orElse(null)) {
      case Allowed.Ids<Project>(var ids) -> named(attribute.target(), ids.apply(candidate, asking));
      case Allowed.At<Project>(var path) -> people(path.apply(candidate, asking));
      case Allowed.Words<Project>(var words) -> words.stream().map(word -> new Choice(word, word)).toList();
      case null -> List.of();
    };
  }

  /** Those that may hold it, and the one that does. */
  private List<Choice> parents(Project project) {
    var parents = new ArrayList<>(projects.parentsFor(project, asking.viewer()));
    Optional.ofNullable(project.parentId()).filter(id -> parents.stream().noneMatch(parent -> parent.id() == id))
        .flatMap(id -> projects.find(id, asking.viewer())).ifPresent(parents::add);
    return parents.stream().sorted(Comparator.comparing(Project::name, String.CASE_INSENSITIVE_ORDER))
        .map(parent -> new Choice(String.valueOf(parent.id()), parent.name())).toList();
  }

  /** Those whom the API names too: the declaration tells by which filters. */
  private List<Choice> people(@Nullable String path) {
    if (path == null || !path.startsWith(PEOPLE)) {
      return List.of();
    }
    var declaration = principals.resource().orElseThrow();
    var filters = QueryString.parse(path.substring(PEOPLE.length())).getOrDefault("filters", List.of("[]")).getLast();
    var listing = Listing.of(ListingReader.of(declaration, new Listing.Limits(MOST_PEOPLE, MOST_PEOPLE)).filters(filters, asking),
        List.of(declaration.sorting("name", false)), 1, MOST_PEOPLE);
    return principals.pageKnownTo(asking.viewer(), listing.where(asking), listing).rows().stream()
        .map(person -> new Choice(String.valueOf(person.id()), person.name())).toList();
  }

  private <L> List<Choice> named(Target<L> target, List<Long> ids) {
    asking.loaded().load(target, ids);
    return ids.stream().flatMap(id -> asking.loaded().find(target, id).stream())
        .map(row -> new Choice(String.valueOf(target.id(row)), String.valueOf(target.link(row, asking).title()))).toList();
  }
}
