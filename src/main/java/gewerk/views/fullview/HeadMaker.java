package gewerk.views.fullview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import gewerk.platform.pages.Link;
import gewerk.platform.pages.Tab;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.views.editing.Controls;
import gewerk.views.editing.Typed;
import gewerk.work.additions.Additions;
import gewerk.work.watchers.Watchers;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackageRights;
import gewerk.work.workpackages.WorkPackages;

/** Gathers what stands above every tab of a work package. */
final class HeadMaker {
  private final WorkPackages workPackages;
  private final Watchers watchers;
  private final Additions additions;

  HeadMaker(WorkPackages workPackages, Watchers watchers, Additions additions) {
    this.workPackages = workPackages;
    this.watchers = watchers;
    this.additions = additions;
  }

  /** @param tab the open one: empty for the overview */
  Head of(WorkPackage wp, String tab, Asking asking) {
    var neighbours = workPackages.neighbours();
    var viewer = asking.viewer();
    var rights = new Head.Rights(WorkPackageRights.mayUpdate(wp, viewer), viewer.may("add_work_packages", wp.projectId()));
    return new Head(wp, neighbours.types().find(wp.typeId()).orElseThrow(), neighbours.statuses().find(wp.statusId()).orElseThrow(),
        rights.edit() ? steps(wp, asking) : List.of(), ancestors(wp, asking), tabs(wp, tab, asking), buttons(wp, asking), more(wp, asking),
        viewer.isLoggedIn() ? Boolean.valueOf(watchers.watches(wp, viewer)) : null, rights);
  }

  private List<Choice> steps(WorkPackage wp, Asking asking) {
    var status = workPackages.declaration().attribute("status").orElseThrow();
    if (!status.isWritable(Candidate.unchanged(wp), asking.viewer())) {
      return List.of();
    }
    return new Controls(workPackages, asking).of(List.of("status"), Candidate.unchanged(wp), Typed.nothing(), List.of()).getFirst()
        .choices().stream().filter(choice -> !choice.value().equals(String.valueOf(wp.statusId()))).toList();
  }

  /** The overview and the activity are here; the others are contributed. */
  private List<Tab> tabs(WorkPackage wp, String open, Asking asking) {
    var path = "/work_packages/" + wp.id();
    var tabs = new ArrayList<Tab>();
    tabs.add(new Tab(Link.to(asking.say("tab.overview"), path).on("1"), open.isEmpty(), null));
    tabs.add(new Tab(Link.to(asking.say("tab.activity"), path + "/activity").on("2"), open.equals("activity"), null));
    for (var tab : additions.tabs(wp, asking.viewer())) {
      tabs.add(new Tab(Link.to(asking.say("tab." + tab.name()), path + "/" + tab.name()).on(String.valueOf(tabs.size() + 1)), open.equals(tab.name()),
          tab.count(wp, asking)));
    }
    return tabs;
  }

  private List<Head.Action> buttons(WorkPackage wp, Asking asking) {
    return additions.buttons(wp, asking.viewer()).entrySet().stream().map(button -> new Head.Action(button.getValue(),
        Link.to(asking.say("tab." + button.getKey().name() + ".go"), "/work_packages/" + wp.id() + "/" + button.getKey().name()))).toList();
  }

  private static List<Head.Action> more(WorkPackage wp, Asking asking) {
    var viewer = asking.viewer();
    var path = "/work_packages/" + wp.id();
    var more = new ArrayList<Head.Action>();
    if (viewer.may("add_work_packages", wp.projectId())) {
      more.add(new Head.Action("copy", Link.to(asking.say("fullview.copy"), path + "/copy")));
    }
    if (viewer.may("move_work_packages", wp.projectId())) {
      more.add(new Head.Action("right", Link.to(asking.say("fullview.move"), path + "/move")));
    }
    if (viewer.may("export_work_packages", wp.projectId())) {
      more.add(new Head.Action("download", Link.to(asking.say("fullview.pdf"), path + ".pdf")));
      more.add(new Head.Action("download", Link.to(asking.say("fullview.pdf_comments"), path + ".pdf?comments=1")));
      more.add(new Head.Action("refresh", Link.to(asking.say("fullview.atom"), path + ".atom")));
    }
    if (WorkPackageRights.mayDelete(wp, viewer)) {
      more.add(new Head.Action("trash", Link.to(asking.say("fullview.delete"), path + "/delete")));
    }
    return more;
  }

  private List<Link> ancestors(WorkPackage wp, Asking asking) {
    return workPackages.find(wp.ancestorIds(), asking.viewer()).stream()
        .sorted(Comparator.comparingInt(ancestor -> wp.ancestorIds().indexOf(ancestor.id())))
        .map(ancestor -> Link.to("#" + ancestor.id() + " " + ancestor.subject(), "/work_packages/" + ancestor.id())).toList();
  }
}
