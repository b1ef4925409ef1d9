package gewerk.work.workpackages;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import gewerk.platform.database.Sql;
import gewerk.platform.hal.JsonIn;
import gewerk.platform.hal.JsonOut;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.CollectionWriter;
import gewerk.platform.resource.Listing;
import gewerk.platform.resource.Page;
import gewerk.platform.resource.Representation;
import gewerk.platform.resource.Select;
import gewerk.work.baseline.Comparison;
import gewerk.work.baseline.PastStore;
import gewerk.work.baseline.PastStore.State;
import gewerk.work.baseline.Timestamp;
import gewerk.work.baseline.Timestamps;

/** Work packages compared with what they were: lists, and single ones (reference: timestamps). */
final class Baseline {
  private static final Set<String> COMPARED = Set.of("subject", "startDate", "dueDate", "date", "assignee", "responsible", "project", "status", "priority", "type",
      "version", "parent");

  /** Filters of what histories tell, or what never changes. */
  private static final Set<String> OF_THE_PAST = Set.of("id", "subject", "subjectOrId", "description", "typeahead", "status", "type", "priority", "project",
      "subprojectId", "author", "assignee", "responsible", "assigneeOrGroup", "memberOfGroup", "category", "version", "parent", "milestone", "startDate", "dueDate",
      "datesInterval", "createdAt", "duration", "estimatedTime", "remainingTime", "percentageDone");

  /** One answer that compares; the condition is that of its filters. */
  record Asked(Timestamps timestamps, Sql matching, Asking asking) {
    PastStore.Asked of(List<Timestamp> moments) {
      return new PastStore.Asked(moments, asking.viewer().whereWork("view_work_packages", "wp"), matching);
    }

    /** With the present at the end, unless it is among them. */
    List<Timestamp> andNow() {
      return timestamps.all().stream().anyMatch(Timestamp::isNow) ? timestamps.all()
          : Stream.concat(timestamps.all().stream(), Stream.of(new Timestamp("PT0S", Instant.now(), true))).toList();
    }
  }

  private final WorkPackages workPackages;
  private final WorkPackageStore store;
  private final PastStore past;

  Baseline(WorkPackages workPackages, WorkPackageStore store, PastStore past) {
    this.workPackages = workPackages;
    this.store = store;
    this.past = past;
  }

  Timestamps read(Collection<String> texts) {
    return Timestamps.read(texts, Instant.now(), workPackages.neighbours().calendar().get());
  }

  /** Those of a list whose parameters have been found right; none where it is about the present. */
  Optional<Timestamps> of(Listing listing) {
    return Optional.ofNullable(listing.further().get(Timestamps.PARAMETER)).map(list -> read(List.of(list.split(","))));
  }

  /**
   * The filters of a list. Those that look at what is as it is now (comments, relations, watchers and so on) find nothing that has left the
   * project where it was seen: they would tell of it.
   */
  static Sql matching(Listing listing, Asking asking) {
    boolean past = listing.filters().stream().map(use -> use.filter().name()).allMatch(name -> OF_THE_PAST.contains(name) || name.startsWith("customField"));
    return past ? listing.where(asking) : listing.where(asking).and(PastStore.STAYED);
  }

  /** Everything that matches at one of the moments, each as the viewer saw it last. */
  Page<WorkPackage> page(Asked asked, Listing listing) {
    var rows = past.rows(asked.of(asked.timestamps.all()));
    return rows.from() == null ? store.page(rows.where(), listing, workPackages.sumColumns()) : store.page(rows.from(), rows.where(), listing, workPackages.sumColumns());
  }

  /** A list that was written as usual, with what its packages were. */
  Map<String, Object> list(byte[] json, Page<WorkPackage> page, boolean narrow, Asked asked) {
    var list = plain(json);
    var elements = elements(list);
    if (elements.isEmpty()) {
      return list;
    }
    var comparison = new Comparison(asked.timestamps, true, compared());
    var states = states(page.rows().stream().map(WorkPackage::id).toList(), asked);
    var shown = shown(states, asked.asking);
    for (int i = 0; i < elements.size(); i++) {
      var row = page.rows().get(i);
      if (!isSeenNow(row, states, asked)) {
        comparison.narrow(elements.get(i));
      }
      if (!narrow) {
        comparison.add(elements.get(i), of(row, states, shown));
      }
    }
    return list;
  }

  /** A single one; none where the viewer could see it at none of the moments. */
  Optional<Map<String, Object>> show(long id, Timestamps timestamps, Asking asking) {
    var asked = new Asked(timestamps, Sql.TRUE, asking);
    var states = states(List.of(id), asked);
    var last = states.stream().filter(state -> state.moment() <= timestamps.last()).max(Comparator.comparing(State::moment));
    return last.map(State::row).map(row -> {
      var wp = plain(JsonOut.bytes(out -> Representation.to(out, asking).whole(workPackages.declaration(), row)));
      var comparison = new Comparison(timestamps, false, compared());
      if (!isSeenNow(row, states, asked)) {
        comparison.narrow(wp);
      }
      comparison.add(wp, of(row, states, shown(states, asking)));
      return wp;
    });
  }

  private List<State<WorkPackage>> states(List<Long> ids, Asked asked) {
    return past.states(asked.of(asked.andNow()), ids, WorkPackageStore.COLUMNS, WorkPackageStore::workPackage);
  }

  /** What is not kept in histories is shown as it is now, with the rights in the project where the package was: they have to be the same. */
  private static boolean isSeenNow(WorkPackage row, List<State<WorkPackage>> states, Asked asked) {
    var moments = asked.andNow();
    return states.stream().anyMatch(state -> state.row().id() == row.id() && moments.get(state.moment()).isNow() && state.row().projectId() == row.projectId());
  }

  private static Map<Integer, Comparison.State> of(WorkPackage row, List<State<WorkPackage>> states, List<Map<String, Object>> shown) {
    var found = new HashMap<Integer, Comparison.State>();
    for (int i = 0; i < states.size(); i++) {
      var state = states.get(i);
      if (state.row().id() == row.id()) {
        var schema = Link.to("/work_packages/schemas/" + state.row().projectId() + "-" + state.row().typeId());
        found.put(state.moment(), new Comparison.State(shown.get(i), state.row().subject(), schema, state.matches()));
      }
    }
    return found;
  }

  /** The members and links that are compared, of each state. */
  private List<Map<String, Object>> shown(List<State<WorkPackage>> states, Asking asking) {
    var rows = states.stream().map(State::row).toList();
    var listing = new Listing(List.of(), List.of(), null, false, 1, rows.size(), Select.ofElements(compared()), Map.of());
    return elements(plain(new CollectionWriter<>(workPackages.declaration(), "/work_packages").bytes(Page.of(rows, rows.size()), listing, asking)));
  }

  private Set<String> compared() {
    return Stream.concat(COMPARED.stream(), workPackages.declaration().attributes().stream().map(Attribute::name).filter(name -> name.matches("customField\\d+")))
        .collect(Collectors.toSet());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> plain(byte[] json) {
    return (Map<String, Object>) JsonIn.plain(new String(json, StandardCharsets.UTF_8)).orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> elements(Map<String, Object> list) {
    return list.get("_embedded") instanceof Map<?, ?> embedded && embedded.get("elements") instanceof List<?> elements ? (List<Map<String, Object>>) elements
        : List.of();
  }
}
