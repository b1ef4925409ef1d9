package gewerk.admin.workflows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import gewerk.people.roles.Role;
import gewerk.people.roles.Roles;
import gewerk.platform.Platform;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Ids;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Link;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Tab;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.web.Navigation.Section;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.work.statuses.Status;
import gewerk.work.types.Type;
import gewerk.work.workflows.ChangeWorkflow;
import gewerk.work.workflows.ChangeWorkflow.Sources;
import gewerk.work.workflows.Sheet;
import gewerk.work.workflows.Sheet.When;
import gewerk.work.workflows.Step;
import gewerk.work.workflows.WorkflowRules;
import gewerk.work.workpackages.Neighbours;

/** The workflow: how much of it each role and type has, and one sheet of it to tick. Open this first. */
public final class WorkflowPages {
  static final String HOME = "/admin/workflows";

  private final Pages pages;
  private final Sources sources;
  private final ChangeWorkflow changes;

  /** A type, and how many steps each role has with it, in the order of the roles. */
  public record Line(Type type, List<Integer> counts) {}

  /** Whose sheet it is. */
  public record Whose(Type type, Role role, Sheet sheet, boolean every) {
    public String path() {
      return HOME + "/" + type.id() + "/" + role.id();
    }

    String path(When when, boolean allStatuses) {
      return path() + "?when=" + word(when) + (allStatuses ? "&every=1" : "");
    }
  }

  /** What the fields for choosing a type and a role offer. */
  public record Chooser(List<Choice> types, List<Choice> roles, String type, String role) {}

  public WorkflowPages(Platform platform, Pages pages, Neighbours neighbours, Roles roles) {
    this.pages = pages;
    sources = new Sources(neighbours.workflows(), neighbours.types(), roles, neighbours.statuses());
    changes = new ChangeWorkflow(platform, sources);
    pages.get(HOME, this::all).get(HOME + "/open", this::open).get(HOME + "/{type}/{role}", this::show).post(HOME + "/{type}/{role}", this::save);
    pages.navigation().administers(Section.WORK, "workflows.title", HOME, viewer -> viewer.isAdmin());
    new CopyPages(pages, sources, changes);
  }

  private Answer all(Request request, Asking asking) {
    check(asking);
    var roles = roles(sources);
    var counts = sources.workflows().counts();
    var lines = sources.types().all().stream().map(type -> new Line(type, roles.stream()
        .map(role -> counts.getOrDefault(type.id(), Map.of()).getOrDefault(role.id(), 0)).toList())).toList();
    return pages.show(pages.page(request, asking.say("workflows.title")), WorkflowPages.class, "summary",
        Map.of("roles", roles, "lines", lines, "chooser", chooser("", ""), "statuses", sources.statuses().all().size()));
  }

  /** Where the fields for choosing lead. */
  private Answer open(Request request, Asking asking) {
    check(asking);
    var type = number(request, "type").flatMap(sources.types()::find).orElseThrow(Refusal::notFound);
    var role = number(request, "role").flatMap(sources.roles()::find).filter(WorkflowRules::hasWorkflow).orElseThrow(Refusal::notFound);
    return Answer.seeOther(HOME + "/" + type.id() + "/" + role.id());
  }

  private Answer show(Request request, Asking asking) {
    var whose = whose(request, asking, request.query("when").orElse(""), request.query("every").isPresent());
    var now = sources.workflows().steps(whose.sheet);
    return draw(request, asking, whose, Matrix.of(statuses(whose), now, now, open(whose)));
  }

  private Answer save(Request request, Asking asking) {
    var whose = whose(request, asking, request.form("when").orElse(""), request.form("every").isPresent());
    var shown = Matrix.read(List.of(request.form("shown").orElse("").split(" ")));
    var wanted = Matrix.read(request.forms("step"));
    var fill = request.form("fill");
    if (fill.isPresent()) {
      return draw(request, asking, whose, Matrix.of(statuses(whose), shown, Matrix.filled(statuses(whose), wanted, fill.get()), open(whose)));
    }
    int changed = changes.change(whose.sheet, shown, wanted, asking);
    return Pages.seeOther(whose.path(whose.sheet.when(), whose.every), Notice.good(changed == 0 ? asking.say("workflows.unchanged") : asking.words().count("workflows.saved", changed)));
  }

  private Answer draw(Request request, Asking asking, Whose whose, Matrix matrix) {
    var page = pages.page(request, asking.say("workflows.of", whose.type.name(), whose.role.name()));
    var parameters = new HashMap<String, Object>(Map.of("whose", whose, "matrix", matrix, "when", word(whose.sheet.when()), "tabs", tabs(whose, asking)));
    parameters.put("chooser", chooser("" + whose.type.id(), "" + whose.role.id()));
    parameters.put("other", whose.path(whose.sheet.when(), !whose.every));
    parameters.put("unused", inUse(whose).isEmpty());
    return pages.show(within(page, asking), WorkflowPages.class, "sheet", parameters);
  }

  private List<Tab> tabs(Whose whose, Asking asking) {
    return List.of(When.values()).stream().map(when -> new Tab(Link.to(asking.say("workflows.when." + word(when)), whose.path(when, whose.every)),
        when == whose.sheet.when(), sources.workflows().steps(new Sheet(whose.type.id(), whose.role.id(), when)).size())).toList();
  }

  /** Those that the type goes through; all where it goes through none yet. */
  private List<Status> statuses(Whose whose) {
    var used = inUse(whose);
    return sources.statuses().all().stream().filter(status -> whose.every || used.isEmpty() || used.contains(status.id())).toList();
  }

  private Set<Long> inUse(Whose whose) {
    return sources.workflows().statusesOf(whose.type.id());
  }

  private Set<Step> open(Whose whose) {
    return whose.sheet.when() == When.ALWAYS ? Set.of() : sources.workflows().steps(new Sheet(whose.type.id(), whose.role.id(), When.ALWAYS));
  }

  private Whose whose(Request request, Asking asking, String when, boolean every) {
    check(asking);
    var type = sources.types().find(request.id("type")).orElseThrow(Refusal::notFound);
    var role = sources.roles().find(request.id("role")).filter(WorkflowRules::hasWorkflow).orElseThrow(Refusal::notFound);
    return new Whose(type, role, new Sheet(type.id(), role.id(), List.of(When.values()).stream().filter(one -> word(one).equals(when)).findFirst().orElse(When.ALWAYS)), every);
  }

  private Chooser chooser(String type, String role) {
    return new Chooser(sources.types().all().stream().map(one -> new Choice("" + one.id(), one.name())).toList(),
        roles(sources).stream().map(one -> new Choice("" + one.id(), one.name())).toList(), type, role);
  }

  static List<Role> roles(Sources sources) {
    return sources.roles().all().stream().filter(WorkflowRules::hasWorkflow).toList();
  }

  static Page within(Page page, Asking asking) {
    return page.at(page.place().within(Link.to(asking.say("workflows.title"), HOME)));
  }

  static Optional<Long> number(Request request, String name) {
    return request.query(name).flatMap(Ids::read);
  }

  static void check(Asking asking) {
    if (!asking.viewer().isAdmin()) {
      throw Refusal.forbidden();
    }
  }

  private static String word(When when) {
    return when.name().toLowerCase(java.util.Locale.ROOT);
  }
}
