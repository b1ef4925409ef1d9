package gewerk.work.workpackages;

import java.util.Map;
import java.util.stream.Collectors;

import gewerk.testkit.Client;
import gewerk.testkit.Fixture;
import gewerk.testkit.Reply;
import gewerk.testkit.TestServer;

/** The beginning of every case: the fixture, and its people ready to ask. JSON is written with ' for ". */
final class Story {
  final Fixture fx;
  final Client dev;
  final Client dev2;
  final Client rita;
  final Client out;
  final Client adm;
  final long task;
  final long alpha;
  final long beta;

  Story(TestServer server) {
    fx = server.world().fx();
    dev = server.api(fx.people().dev());
    dev2 = server.api(fx.people().dev2());
    rita = server.api(fx.people().rita());
    out = server.api(fx.people().out());
    adm = server.api(fx.people().adm());
    task = fx.types().task();
    alpha = fx.projects().alpha();
    beta = fx.projects().beta();
  }

  static String path(long workPackage) {
    return "/work_packages/" + workPackage;
  }

  /** Members of {@code _links}: name, address, name, address … */
  static String links(Object... namesAndAddresses) {
    var links = new StringBuilder("'_links':{");
    for (int i = 0; i < namesAndAddresses.length; i += 2) {
      links.append(i == 0 ? "" : ",").append("'%s':{'href':%s}".formatted(namesAndAddresses[i],
          namesAndAddresses[i + 1].equals("null") ? "null" : "'/api/v3" + namesAndAddresses[i + 1] + "'"));
    }
    return links.append("}").toString();
  }

  /** A package "n", of type Task in ALPHA, with further members. */
  Reply create(String... members) {
    return dev.post("/work_packages", "{'subject':'n'," + linked("", members) + "}");
  }

  /** With further links. */
  Reply createLinked(String links, String... members) {
    return dev.post("/work_packages", "{'subject':'n'," + linked("," + links, members) + "}");
  }

  private String linked(String more, String... members) {
    return "'_links':{'type':{'href':'/api/v3/types/%d'},'project':{'href':'/api/v3/projects/%d'}%s}".formatted(task, alpha, more)
        + java.util.Arrays.stream(members).map(member -> "," + member).collect(Collectors.joining());
  }

  /** dev changes something, knowing the newest version. */
  Reply change(long workPackage, String... members) {
    return change(dev, workPackage, members);
  }

  Reply change(Client who, long workPackage, String... members) {
    return who.patch(path(workPackage), "{'lockVersion':" + version(workPackage) + java.util.Arrays.stream(members).map(member -> "," + member).collect(Collectors.joining()) + "}");
  }

  /** A form for a change, knowing the newest version. */
  Reply form(long workPackage, String... members) {
    return dev.post(path(workPackage) + "/form",
        "{'lockVersion':" + version(workPackage) + java.util.Arrays.stream(members).map(member -> "," + member).collect(Collectors.joining()) + "}");
  }

  Reply show(long workPackage) {
    return dev.get(path(workPackage)).is(200);
  }

  long version(long workPackage) {
    return fx.world().number("select lock_version from work_packages where id = ?", workPackage);
  }

  /** dev works in BETA too. */
  void joinBeta() {
    fx.world().member(fx.people().dev().id(), beta, fx.roles().dev());
  }

  long childOf(long parent, String subject, Map<String, ?> columns) {
    var all = new java.util.HashMap<String, Object>(columns);
    all.put("parent_id", parent);
    all.put("ancestor_ids", java.util.List.of(parent));
    return fx.workPackage(subject, all);
  }
}
