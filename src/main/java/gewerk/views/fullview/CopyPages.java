package gewerk.views.fullview;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import gewerk.platform.database.Database;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Written;
import gewerk.views.editing.Typed;
import gewerk.views.fullview.CreateForm.Entered;
import gewerk.work.additions.Additions;
import gewerk.work.additions.TakenAlong;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** Makes a work package from another: the form begins with all that the other one has and its reader may write. */
final class CopyPages {
  private static final Set<String> OF_ITS_OWN = Set.of("lockVersion", "author", "createdAt", "status");
  private static final int ATTEMPTS = 3;

  private final WorkPackages workPackages;
  private final Additions additions;
  private final Database database;
  private final CreateForm form;

  CopyPages(Pages pages, WorkPackages workPackages, Additions additions, Database database) {
    this.workPackages = workPackages;
    this.additions = additions;
    this.database = database;
    form = new CreateForm(pages, workPackages);
    pages.get("/work_packages/{id}/copy", this::fresh).post("/work_packages/{id}/copy", this::create);
  }

  private Answer fresh(Request request, Asking asking) {
    var source = found(request, asking);
    var proposal = fitting(asking, copied(source, asking), Set.of());
    return form.show(request, asking, new Entered(proposal, Typed.nothing(), false, extra(source, Set.of(), asking)));
  }

  private Answer create(Request request, Asking asking) {
    var source = found(request, asking);
    var typed = Typed.read(request.form(), workPackages.declaration());
    var written = copied(source, asking).without(typed.written().names());
    for (var name : typed.written().names()) {
      written = written.with(name, typed.written().get(name));
    }
    var proposal = fitting(asking, written, typed.written().names());
    var wanted = Set.copyOf(request.forms("along"));
    boolean onlyAsking = request.form("refresh").isPresent();
    if (onlyAsking || !proposal.isValid() || !typed.isUnderstood()) {
      return form.show(request, asking, new Entered(proposal, typed, !onlyAsking, extra(source, wanted, asking))).withStatus(onlyAsking ? 200 : 422);
    }
    var made = save(source, proposal, wanted, asking);
    return Pages.seeOther("/work_packages/" + made.id(), Notice.good(asking.say("fullview.copied", made.id(), source.id())));
  }

  private WorkPackage save(WorkPackage source, Proposal<WorkPackage> proposal, Set<String> wanted, Asking asking) {
    return database.transaction(() -> {
      var made = workPackages.changing().save(asking, proposal);
      additions.along(source, asking).stream().filter(taken -> wanted.contains(taken.name())).forEach(taken -> taken.take(source, made, asking));
      return made;
    });
  }

  /** What one has that may be written to a new one. */
  private Written copied(WorkPackage source, Asking asking) {
    var written = Written.nothing();
    var candidate = new Candidate<>(null, source);
    for (var attribute : workPackages.declaration().attributes()) {
      var value = attribute.value(source);
      boolean taken = value != null && !value.equals(List.of()) && !OF_ITS_OWN.contains(attribute.name()) && attribute.isShown(source, asking.viewer());
      if (taken && isWritable(attribute, candidate, asking)) {
        written = written.with(attribute.name(), value);
      }
    }
    return written;
  }

  private static boolean isWritable(Attribute<WorkPackage> attribute, Candidate<WorkPackage> candidate, Asking asking) {
    return attribute.isWritable(candidate, asking.viewer());
  }

  /** What the copy cannot have, because time went on or the place is another, is left out; what somebody typed is judged. */
  private Proposal<WorkPackage> fitting(Asking asking, Written written, Set<String> typed) {
    var fewer = written;
    var proposal = workPackages.changing().propose(asking, null, fewer);
    for (int attempt = 0; attempt < ATTEMPTS && !proposal.isValid(); attempt++) {
      var unfit = proposal.violations().stream().map(Violation::attribute).filter(name -> !typed.contains(name)).collect(Collectors.toSet());
      fewer = fewer.without(unfit);
      proposal = workPackages.changing().propose(asking, null, fewer);
    }
    return proposal;
  }

  private CreateForm.Extra extra(WorkPackage source, Set<String> wanted, Asking asking) {
    var offered = additions.along(source, asking).stream().map(TakenAlong::name).toList();
    return new CreateForm.Extra("/work_packages/" + source.id() + "/copy", source, offered, wanted);
  }

  private WorkPackage found(Request request, Asking asking) {
    var source = FullViewPages.found(workPackages, request, asking);
    if (!asking.viewer().mayAnywhere("add_work_packages")) {
      throw Refusal.forbidden();
    }
    return source;
  }
}
