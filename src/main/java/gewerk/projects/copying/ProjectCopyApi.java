package gewerk.projects.copying;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import gewerk.people.jobs.JobStatuses;
import gewerk.platform.Platform;
import gewerk.platform.hal.JsonIn;
import gewerk.platform.hal.JsonOut;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.BodyReader;
import gewerk.platform.resource.FormWriter;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.SchemaWriter;
import gewerk.projects.projects.Project;
import gewerk.projects.projects.Projects;
import tools.jackson.databind.JsonNode;

/** Copies over the API: what is to be copied stands below {@code _meta}; the answer leads to the job (reference 5.9, "Copy"). */
final class ProjectCopyApi {
  private final Platform platform;
  private final Projects projects;
  private final ProjectCopies copies;

  ProjectCopyApi(Platform platform, Projects projects, ProjectCopies copies) {
    this.platform = platform;
    this.projects = projects;
    this.copies = copies;
  }

  void declare() {
    for (var root : List.of("/projects", "/workspaces")) {
      platform.api().post(root + "/{id:text}/copy", "Copies a project; the answer leads to the job that does it.", null, Shape.NOTHING, this::copy)
          .post(root + "/{id:text}/copy/form", "Checks a copy of a project without making it.", projects.declaration(), Shape.FORM, this::form);
    }
  }

  private Answer copy(Request request, Asking asking) {
    var source = source(request, asking);
    var body = JsonIn.body(request);
    var job = copies.begin(asking, source, BodyReader.read(body, projects.declaration()), chosen(body));
    return Answer.empty(302).with("Location", Link.BASE + JobStatuses.path(job));
  }

  private Answer form(Request request, Asking asking) {
    var source = source(request, asking);
    var body = JsonIn.body(request);
    var proposal = copies.propose(asking, source, BodyReader.read(body, projects.declaration()));
    var path = "/projects/" + source.id() + "/copy";
    var form = new FormWriter<>(projects.declaration(), asking, path + "/form").payload(out -> meta(out, body));
    if (proposal.isValid()) {
      form.link("commit", Link.to(path).by("post"));
    }
    return Api.json(form.bytes(proposal, new SchemaWriter<>(projects.declaration(), asking).link("self", Link.to("/projects/schema"))));
  }

  private void meta(JsonOut out, JsonNode body) {
    var chosen = chosen(body);
    out.object("_meta", () -> {
      copies.parts().forEach(part -> out.member(part, chosen.contains(part)));
      out.member("sendNotifications", body.path("_meta").path("sendNotifications").asBoolean(false));
    });
  }

  /** Everything, unless somebody says of a part whether they want it. */
  private Set<String> chosen(JsonNode body) {
    var meta = body.path("_meta");
    if (copies.parts().stream().noneMatch(meta::has)) {
      return copies.parts();
    }
    var chosen = new LinkedHashSet<String>();
    copies.parts().stream().filter(part -> meta.path(part).asBoolean(false)).forEach(chosen::add);
    return chosen;
  }

  private Project source(Request request, Asking asking) {
    var source = projects.find(request.text("id"), asking.viewer()).orElseThrow(Refusal::notFound);
    if (!copies.mayCopy(source, asking)) {
      throw Refusal.forbidden();
    }
    return source;
  }
}
