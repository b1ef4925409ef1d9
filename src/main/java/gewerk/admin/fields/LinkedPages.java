package gewerk.admin.fields;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import gewerk.admin.customfields.CustomField;
import gewerk.admin.customfields.CustomFields;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Ids;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Navigation;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.projects.projects.Project;
import gewerk.work.types.FormGroup;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** The two pages about fields that a work package's links name: which fields its project uses, and the form of its type. */
public final class LinkedPages {
  private static final String OF_PROJECT = "/projects/{identifier:text}/settings/custom_fields";

  private final Pages pages;
  private final CustomFields fields;
  private final WorkPackages workPackages;

  public LinkedPages(Pages pages, CustomFields fields, WorkPackages workPackages) {
    this.pages = pages;
    this.fields = fields;
    this.workPackages = workPackages;
    pages.get(OF_PROJECT, this::chosen).post(OF_PROJECT, this::choose).get("/types/{id}/edit", this::form);
  }

  private Answer chosen(Request request, Asking asking) {
    var project = project(request, asking);
    var page = pages.page(request, asking.say("fields.of_project"), new Navigation.Where(project.id(), project.identifier(), project.name()));
    return pages.show(page, LinkedPages.class, "of-project", Map.of("project", project, "fields", fields.of("work_package")));
  }

  /** Those that are in use everywhere stay so. */
  private Answer choose(Request request, Asking asking) {
    var project = project(request, asking);
    var wanted = Set.copyOf(Ids.all(request.forms("use")));
    var choosable = fields.of("work_package").stream().filter(field -> !field.scope().everywhere()).map(CustomField::id).toList();
    fields.definitions().use(project.id(), choosable, choosable.stream().filter(wanted::contains).toList());
    return Pages.seeOther("/projects/" + project.identifier() + "/settings/custom_fields", Notice.good(asking.say("fields.saved")));
  }

  private Project project(Request request, Asking asking) {
    var project = workPackages.neighbours().projects().find(request.text("identifier"), asking.viewer()).orElseThrow(Refusal::notFound);
    if (!asking.viewer().may("select_custom_fields", project.id())) {
      throw Refusal.forbidden();
    }
    return project;
  }

  /** The sections of a type's form with the names of their fields. */
  private Answer form(Request request, Asking asking) {
    if (!asking.viewer().isAdmin()) {
      throw Refusal.forbidden();
    }
    var type = workPackages.neighbours().types().find(request.id("id")).orElseThrow(Refusal::notFound);
    var resource = workPackages.declaration();
    var names = resource.attributes().stream().map(Attribute::name).filter(name -> isOn(name, type.id())).toList();
    List<FormGroup> groups = type.form().groups(names, asking.words());
    var shown = groups.stream().flatMap(group -> group instanceof FormGroup.Attributes(var name, var attributes) ? attributes.stream() : Stream.<String>empty()).toList();
    var labels = resource.attributes().stream().filter(attribute -> shown.contains(attribute.name()))
        .collect(Collectors.toMap(Attribute::name, (Attribute<WorkPackage> attribute) -> attribute.label(resource, asking.words()), (first, again) -> first));
    return pages.show(pages.page(request, asking.say("fields.form_of", type.name())), LinkedPages.class, "form-of-type", Map.of("groups", groups, "labels", labels));
  }

  private boolean isOn(String attribute, long type) {
    var field = fields.of("work_package").stream().filter(each -> each.attribute().equals(attribute)).findFirst();
    return field.isEmpty() || field.get().scope().types().contains(type);
  }
}
