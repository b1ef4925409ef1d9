package gewerk.views.fullview;

import java.util.Map;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Person;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.work.activities.Activities;
import gewerk.work.activities.Activity;
import gewerk.work.workpackages.WorkPackages;

/** How an entry of the history changed a long text: the page that the API's details lead to. */
final class DifferencePages {
  private final Pages pages;
  private final WorkPackages workPackages;
  private final Activities activities;

  DifferencePages(Pages pages, WorkPackages workPackages, Activities activities) {
    this.pages = pages;
    this.workPackages = workPackages;
    this.activities = activities;
    pages.get("/journals/{id}/diff/{attribute:text}", this::show);
  }

  /** One that was not changed, or that the reader may not see, is not there. */
  private Answer show(Request request, Asking asking) {
    var activity = activities.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
    var wp = activity.workPackage();
    var attribute = workPackages.declaration().attribute(request.text("attribute")).filter(found -> found.isShown(wp, asking.viewer())).orElseThrow(Refusal::notFound);
    var difference = activities.difference(activity, attribute.name(), asking).orElseThrow(Refusal::notFound);
    var label = attribute.label(workPackages.declaration(), asking.words());
    var page = new Surroundings(pages, workPackages).page(request, wp, asking.say("fullview.difference_title", label, wp.id()));
    return pages.show(page, DifferencePages.class, "difference", Map.of("wp", wp, "activity", activity, "author", author(activity, asking), "difference", difference,
        "texts", activity.journal().changes().get(attribute.name()).stream().map(text -> text == null ? "" : text.toString()).toList()));
  }

  private Person author(Activity activity, Asking asking) {
    return workPackages.neighbours().principals().find(activity.userId()).map(found -> new Person(found.name(), "/users/" + found.id(), null))
        .orElseGet(() -> Person.named(asking.say("fullview.somebody")));
  }
}
