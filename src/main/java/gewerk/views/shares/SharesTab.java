package gewerk.views.shares;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gewerk.people.principals.Group;
import gewerk.people.principals.PlaceholderUser;
import gewerk.people.principals.Principal;
import gewerk.people.principals.Principals;
import gewerk.people.principals.User;
import gewerk.people.users.Users;
import gewerk.platform.access.Viewer;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Person;
import gewerk.platform.pages.Templates;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.work.additions.Tab;
import gewerk.work.shares.Right;
import gewerk.work.shares.Share;
import gewerk.work.shares.ShareRules;
import gewerk.work.shares.Shares;
import gewerk.work.workpackages.WorkPackage;
import org.jspecify.annotations.Nullable;

/** With whom a work package is shared, for those who may know, and the form for sharing it. */
public final class SharesTab implements Tab {
  private static final int OFFERED = 60;

  private final Shares shares;
  private final Principals principals;

  /**
   * Somebody who has it.
   *
   * @param kind told where it is no active person
   * @param right empty where it is none of ours
   */
  public record Line(long id, Person person, String kind, String right) {}

  SharesTab(Shares shares, Principals principals) {
    this.shares = shares;
    this.principals = principals;
  }

  @Override
  public String name() {
    return "shares";
  }

  @Override
  public boolean isShown(WorkPackage wp, Viewer viewer) {
    return ShareRules.maySee(wp, viewer);
  }

  @Override
  public Integer count(WorkPackage wp, Asking asking) {
    return shares.count(wp);
  }

  @Override
  public @Nullable String button(WorkPackage wp, Viewer viewer) {
    return ShareRules.mayShare(wp, viewer) ? "people" : null;
  }

  @Override
  public String html(Request request, Page page, WorkPackage wp, Asking asking) {
    return html(request, page, new Content(wp, Filled.NOTHING), asking);
  }

  /** What the tab is about. */
  record Content(WorkPackage wp, Filled filled) {}

  String html(Request request, Page page, Content content, Asking asking) {
    var wp = content.wp;
    boolean mayShare = ShareRules.mayShare(wp, asking.viewer());
    var parameters = new HashMap<String, Object>(Map.of("page", page, "wp", wp, "lines", lines(wp, asking), "rights", rights(asking), "mayShare", mayShare));
    parameters.put("mayInvite", mayShare && Users.mayCreate(asking.viewer()));
    parameters.put("back", Pages.here(request, page, "/work_packages/" + wp.id() + "/shares"));
    parameters.put("offered", mayShare ? offered(wp, "", asking) : List.of());
    parameters.put("principal", content.filled.judged(Field.of("principal", asking.say("share.principal")).value(content.filled.principal()), asking));
    parameters.put("email", content.filled.judged(Field.of("email", asking.say("shares.email")).value(content.filled.email()), asking).hint(asking.say("shares.email_hint")));
    parameters.put("right", Field.of("right", asking.say("shares.right")).value(content.filled.right().word()));
    return Templates.text(SharesTab.class, "shares", parameters);
  }

  /** People and groups that could be given it. */
  List<Choice> offered(WorkPackage wp, String letters, Asking asking) {
    return shares.available(wp, letters, OFFERED, asking.viewer()).stream().map(found -> new Choice(String.valueOf(found.id()), found.name())).toList();
  }

  private List<Line> lines(WorkPackage wp, Asking asking) {
    var all = shares.of(wp);
    var known = principals.load(all.stream().map(Share::principalId).toList());
    return all.stream().map(share -> line(share, known.get(share.principalId()), asking)).toList();
  }

  private Line line(Share share, @Nullable Principal principal, Asking asking) {
    var person = principal instanceof User user
        ? new Person(user.name(), "/users/" + user.id(), user.avatarAt() == null ? null : "/api/v3/users/" + user.id() + "/avatar") : Person.named(share.principalName());
    var kind = switch (principal) {
      case Group group -> asking.words().count("shares.group", group.memberIds().size());
      case User user when !user.isActive() -> asking.say("shares.status." + user.status());
      case User ignored -> "";
      case PlaceholderUser ignored -> "";
      case null -> "";
    };
    return new Line(share.id(), person, kind, shares.right(share).map(Right::word).orElse(""));
  }

  private static List<Choice> rights(Asking asking) {
    return Arrays.stream(Right.values()).map(right -> new Choice(right.word(), asking.say("shares.right." + right.word()))).toList();
  }
}
