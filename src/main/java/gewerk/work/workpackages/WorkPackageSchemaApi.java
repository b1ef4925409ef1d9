package gewerk.work.workpackages;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.hal.JsonIn;
import gewerk.platform.hal.JsonOut;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Answer;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.BodyReader;
import gewerk.platform.resource.FormWriter;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Written;

/** Schemas and forms of work packages over HTTP (reference: work-package schemas and forms). */
final class WorkPackageSchemaApi {
  private final WorkPackages workPackages;
  private final WorkPackageSchemas schemas;

  WorkPackageSchemaApi(WorkPackages workPackages, WorkPackageSchemas schemas, Api api) {
    this.workPackages = workPackages;
    this.schemas = schemas;
    var resource = workPackages.declaration();
    api.get("/work_packages/schemas", "Tells what work packages of some projects and types consist of.", resource, Shape.OTHER, this::collection);
    api.get("/work_packages/schemas/sums", "Tells which attributes can be summed up.", null, Shape.SCHEMA, this::sums);
    api.get("/work_packages/schemas/{pair:text}", "Tells what work packages of a project and a type consist of.", resource, Shape.SCHEMA, this::single);
    api.post("/work_packages/form", "Checks a new work package without saving it.", resource, Shape.FORM,
        (request, asking) -> create(request, asking, "/work_packages/form", Optional.empty()));
    api.post("/work_packages/{id}/form", "Checks a change of a work package without saving it.", resource, Shape.FORM, this::update);
    for (var root : List.of("projects", "workspaces")) {
      api.post("/" + root + "/{id:text}/work_packages/form", "Checks a new work package of a project without saving it.", resource, Shape.FORM,
          (request, asking) -> {
            var project = workPackages.neighbours().projects().find(request.text("id"), asking.viewer()).orElseThrow(Refusal::notFound);
            return create(request, asking, "/" + root + "/" + project.id() + "/work_packages/form", Optional.of(project.id()));
          });
    }
  }

  private Answer collection(Request request, Asking asking) {
    if (!asking.viewer().mayAnywhere("view_work_packages")) {
      throw Refusal.forbidden();
    }
    var filters = request.query("filters").orElseThrow(() -> Refusal.invalidQuery("error.filters_malformed"));
    var pairs = pairs(filters);
    var path = "/work_packages/schemas?filters=" + QueryString.encode(filters);
    return Api.json(JsonOut.bytes(out -> schemas.collection(out, pairs, path, asking)));
  }

  private static List<String> pairs(String filters) {
    if (JsonIn.plain(filters).orElse("") instanceof List<?> list && list.size() == 1 && list.getFirst() instanceof Map<?, ?> filter && filter.size() == 1
        && filter.get("id") instanceof Map<?, ?> id && "=".equals(id.get("operator")) && id.get("values") instanceof List<?> values && !values.isEmpty()) {
      var pairs = values.stream().map(String::valueOf).toList();
      if (pairs.stream().allMatch(pair -> pair.matches("\\d+-\\d+"))) {
        return pairs;
      }
    }
    throw Refusal.invalidQuery("error.filters_malformed");
  }

  private Answer single(Request request, Asking asking) {
    var pair = request.text("pair");
    if (schemas.find(pair, asking).isEmpty()) {
      throw Refusal.notFound();
    }
    return Api.json(schemas.bytes(pair, asking));
  }

  private Answer sums(Request request, Asking asking) {
    if (!asking.viewer().mayAnywhere("view_work_packages")) {
      throw Refusal.forbidden();
    }
    return Api.json(JsonOut.bytes(out -> out.object(() -> {
      out.member("_type", "Schema");
      out.member("_dependencies", List.of());
      workPackages.summed().forEach(attribute -> out.object(attribute.name(), () -> {
        out.member("type", attribute.schemaType());
        out.member("name", attribute.label(workPackages.declaration(), asking.words()));
        out.member("required", false);
        out.member("hasDefault", false);
        out.member("writable", false);
        out.member("options", java.util.Map.of());
      }));
      out.object("_links", () -> out.link("self", Link.to("/work_packages/schemas/sums")));
    })));
  }

  private Answer create(Request request, Asking asking, String path, Optional<Long> project) {
    if (!project.map(id -> asking.viewer().may("add_work_packages", id)).orElseGet(() -> asking.viewer().mayAnywhere("add_work_packages"))) {
      throw Refusal.forbidden();
    }
    var written = project.map(id -> write(request).with("project", id)).orElseGet(() -> write(request));
    var proposal = workPackages.changing().propose(asking, null, written);
    return Api.json(form(path, proposal, Link.to("/work_packages").by("post"), asking));
  }

  private Answer update(Request request, Asking asking) {
    var before = workPackages.find(request.id("id"), asking.viewer()).orElseThrow(() -> Refusal.notFound(WorkPackages.NOT_FOUND));
    if (!WorkPackageRights.mayUpdate(before, asking.viewer())) {
      throw Refusal.forbidden();
    }
    var proposal = workPackages.changing().propose(asking, before, write(request));
    var path = "/work_packages/" + before.id();
    return Api.json(form(path + "/form", proposal, Link.to(path).by("patch"), asking));
  }

  private byte[] form(String path, Proposal<WorkPackage> proposal, Link commit, Asking asking) {
    var wp = proposal.proposed();
    var context = wp.isNew() ? wp.projectId() == 0 ? "" : "?context=/api/v3/projects/" + wp.projectId() : "?context=/api/v3/work_packages/" + wp.id();
    var form = new FormWriter<>(workPackages.declaration(), asking, path).link("previewMarkup", Link.to("/render/markdown" + context).by("post"));
    if (proposal.isValid()) {
      form.link("commit", commit);
    }
    return form.bytes(proposal, schemas.forForm(proposal.candidate(), asking));
  }

  private Written write(Request request) {
    return BodyReader.read(JsonIn.body(request), workPackages.declaration());
  }
}
