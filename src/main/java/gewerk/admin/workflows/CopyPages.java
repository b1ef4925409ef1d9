package gewerk.admin.workflows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import gewerk.people.roles.Role;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.work.types.Type;
import gewerk.work.workflows.ChangeWorkflow;
import gewerk.work.workflows.ChangeWorkflow.Origin;
import gewerk.work.workflows.ChangeWorkflow.Sources;

/** Copies the steps of one type and role to others, or of one role to another for every type. */
final class CopyPages {
  private static final String PATH = WorkflowPages.HOME + "/copy";

  private final Pages pages;
  private final Sources sources;
  private final ChangeWorkflow changes;

  /** The form as it was filled in, and what is wrong with it: a label's key, or nothing. */
  private record Filled(String type, String role, Set<String> toTypes, Set<String> toRoles, String wrong) {}

  CopyPages(Pages pages, Sources sources, ChangeWorkflow changes) {
    this.pages = pages;
    this.sources = sources;
    this.changes = changes;
    pages.get(PATH, this::show).post(PATH, this::copy);
  }

  private Answer show(Request request, Asking asking) {
    WorkflowPages.check(asking);
    return form(request, asking, new Filled(request.query("type").orElse(""), request.query("role").orElse(""), Set.of(), Set.of(), ""));
  }

  private Answer copy(Request request, Asking asking) {
    WorkflowPages.check(asking);
    var filled = new Filled(request.form("type").orElse(""), request.form("role").orElse(""), Set.copyOf(request.forms("to_types")),
        Set.copyOf(request.forms("to_roles")), "");
    var type = sources.types().all().stream().filter(one -> filled.type.equals("" + one.id())).findFirst();
    var role = WorkflowPages.roles(sources).stream().filter(one -> filled.role.equals("" + one.id())).findFirst();
    var toTypes = sources.types().all().stream().filter(one -> filled.toTypes.contains("" + one.id())).toList();
    var toRoles = WorkflowPages.roles(sources).stream().filter(one -> filled.toRoles.contains("" + one.id())).toList();
    var wrong = type.isEmpty() && role.isEmpty() ? "workflows.copy_nothing" : toTypes.isEmpty() || toRoles.isEmpty() ? "workflows.copy_nowhere" : "";
    if (!wrong.isEmpty()) {
      return form(request, asking, new Filled(filled.type, filled.role, filled.toTypes, filled.toRoles, wrong)).withStatus(422);
    }
    int copied = changes.copy(new Origin(type.map(Type::id).orElse(null), role.map(Role::id).orElse(null)), toTypes, toRoles, asking);
    return copied == 0 ? Pages.seeOther(PATH, Notice.bad(asking.say("workflows.copied_onto_itself")))
        : Pages.seeOther(WorkflowPages.HOME, Notice.good(asking.words().count("workflows.copied", copied)));
  }

  private Answer form(Request request, Asking asking, Filled filled) {
    var types = sources.types().all().stream().map(type -> new Choice("" + type.id(), type.name())).toList();
    var roles = WorkflowPages.roles(sources).stream().map(role -> new Choice("" + role.id(), role.name())).toList();
    var parameters = new HashMap<String, Object>(Map.of("types", types, "roles", roles, "toTypes", filled.toTypes, "toRoles", filled.toRoles));
    parameters.put("type", Field.of("type", asking.say("workflows.type")).value(filled.type));
    parameters.put("role", Field.of("role", asking.say("workflows.role")).value(filled.role));
    parameters.put("problems", filled.wrong.isEmpty() ? List.of() : List.of(asking.say(filled.wrong)));
    return pages.show(WorkflowPages.within(pages.page(request, asking.say("workflows.copy")), asking), CopyPages.class, "copy", parameters);
  }
}
