package gewerk.views.fullview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import gewerk.platform.clock.SpokenHours;
import gewerk.platform.hal.Link;
import gewerk.platform.i18n.Formats;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Target;
import gewerk.work.types.FormGroup;
import gewerk.work.types.Type;
import gewerk.work.types.TypeForm;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** The attributes of a work package for reading, in the groups of its type's form. */
public final class Facts {
  static final String NOTHING = "<span class=\"soft\">–</span>";

  private final WorkPackages workPackages;
  private final Asking asking;
  private final Formats formats;

  public Facts(WorkPackages workPackages, Asking asking, Formats formats) {
    this.workPackages = workPackages;
    this.asking = asking;
    this.formats = formats;
  }

  public List<Fact.Group> of(WorkPackage wp) {
    var groups = new ArrayList<Fact.Group>();
    for (var group : form(wp)) {
      if (group instanceof FormGroup.Attributes(var name, var attributes)) {
        var facts = attributes.stream().flatMap(attribute -> facts(attribute, wp).stream()).toList();
        if (!facts.isEmpty()) {
          groups.add(new Fact.Group(name, facts));
        }
      }
    }
    return groups;
  }

  /** The names of all attributes that the type's form has, in its order. */
  List<String> names(WorkPackage wp) {
    var names = new ArrayList<String>();
    for (var group : form(wp)) {
      if (group instanceof FormGroup.Attributes(var ignored, var attributes)) {
        attributes.forEach(name -> names.addAll(expanded(name)));
      }
    }
    return names;
  }

  /** An attribute's value to read, whatever the form has; a dash where it is not shown. */
  String html(Attribute<WorkPackage> attribute, WorkPackage wp) {
    return attribute.isShown(wp, asking.viewer()) ? html(attribute, attribute.value(wp)) : NOTHING;
  }

  private List<FormGroup> form(WorkPackage wp) {
    var active = workPackages.declaration().attributes().stream().filter(attribute -> attribute.isShown(wp, asking.viewer())).map(Attribute::name).toList();
    return workPackages.neighbours().types().find(wp.typeId()).map(Type::form).orElseGet(TypeForm::usual).groups(active, asking.words());
  }

  /** In a form, date stands for start and finish together. */
  private static List<String> expanded(String name) {
    return name.equals("date") ? List.of("startDate", "dueDate", "date") : List.of(name);
  }

  private List<Fact> facts(String name, WorkPackage wp) {
    return expanded(name).stream().flatMap(one -> workPackages.declaration().attribute(one).stream())
        .filter(attribute -> attribute.isShown(wp, asking.viewer())).map(attribute -> fact(attribute, wp)).toList();
  }

  private Fact fact(Attribute<WorkPackage> attribute, WorkPackage wp) {
    var value = attribute.value(wp);
    boolean late = (attribute.name().equals("dueDate") || attribute.name().equals("date")) && isLate(wp);
    return new Fact(attribute.name(), attribute.label(workPackages.declaration(), asking.words()), html(attribute, value), late);
  }

  boolean isLate(WorkPackage wp) {
    boolean closed = workPackages.neighbours().statuses().find(wp.statusId()).map(status -> status.isClosed()).orElse(false);
    return wp.dueDate() != null && !closed && wp.dueDate().isBefore(LocalDate.now(asking.viewer().zone()));
  }

  private String html(Attribute<WorkPackage> attribute, @Nullable Object value) {
    return switch (value) {
      case null -> NOTHING;
      case List<?> list when list.isEmpty() -> NOTHING;
      case String text when text.isBlank() -> NOTHING;
      case String text when attribute.kind() == Kind.MARKDOWN -> "<div class=\"prose\">" + asking.texts().markdown(text, asking.viewer()) + "</div>";
      case LocalDate date -> escape(formats.date(date));
      case Instant moment -> escape(formats.dateTime(moment));
      case BigDecimal hours when attribute.kind() == Kind.HOURS -> escape(SpokenHours.print(hours));
      case Integer days when attribute.kind() == Kind.DAYS -> escape(asking.words().count("fullview.days", days));
      case Integer percent when attribute.name().equals("percentageDone") -> escape(formats.percent(percent));
      case Boolean truth -> escape(asking.say(truth ? "fullview.yes" : "fullview.no"));
      case Long id when attribute.kind().isLink() -> named(attribute.target(), id).map(Facts::escape).orElse(NOTHING);
      case List<?> ids when attribute.kind() == Kind.LINKS -> several(attribute.target(), ids);
      case Number number -> escape(formats.number(number));
      default -> escape(value.toString());
    };
  }

  private String several(Target<?> target, List<?> ids) {
    return escape(String.join(", ", ids.stream().flatMap(id -> named(target, (Long) id).stream()).toList()));
  }

  private <L> Optional<String> named(Target<L> target, long id) {
    return asking.loaded().find(target, id).filter(row -> target.isVisible(row, asking.viewer())).map(target::link).map(Link::title);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
