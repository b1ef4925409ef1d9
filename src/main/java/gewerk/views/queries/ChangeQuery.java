package gewerk.views.queries;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import gewerk.platform.Platform;
import gewerk.platform.events.Event;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Changing;
import gewerk.platform.resource.ListingReader;
import gewerk.platform.resource.Proposal;
import gewerk.platform.resource.Resource;
import gewerk.platform.resource.Violation;
import gewerk.platform.resource.Writes;
import gewerk.platform.resource.Written;
import gewerk.views.queries.Query.Look;
import gewerk.views.queries.Query.Selection;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** Saves, changes and removes views. Whether somebody may is asked before, of {@link Queries}; what is valid is judged here. */
public final class ChangeQuery implements Changing<Query> {
  private static final int MOST_SORTS = 3;

  private final Platform platform;
  private final Resource<Query> resource;
  private final WorkPackages workPackages;
  private final Columns columns;
  private final QueryStore store;

  ChangeQuery(Platform platform, Resource<Query> resource, WorkPackages workPackages, Columns columns, QueryStore store) {
    this.platform = platform;
    this.resource = resource;
    this.workPackages = workPackages;
    this.columns = columns;
    this.store = store;
  }

  @Override
  public Proposal<Query> propose(Asking asking, @Nullable Query before, Written written) {
    var start = before == null ? Query.usual("", null, asking.viewer().id(), platform.settings().texts(Queries.COLUMNS)) : before;
    return judged(asking, new Candidate<>(before, changed(start, written)), written);
  }

  /** The same for a view that is arranged like a table. */
  public Proposal<Query> propose(Asking asking, @Nullable Query before, Written written, Arrangement arrangement) {
    var start = before == null ? Query.usual("", null, asking.viewer().id(), List.of()) : before;
    return judged(asking, new Candidate<>(before, arrangement.applied(changed(start, written))), written);
  }

  private Proposal<Query> judged(Asking asking, Candidate<Query> candidate, Written written) {
    var violations = new LinkedHashSet<Violation>(Writes.notWritable(resource, candidate, written, asking.viewer()));
    violations.addAll(Writes.malformed(resource, candidate.proposed(), asking.viewer()));
    violations.addAll(QueryRules.judge(candidate, asking.viewer()));
    violations.addAll(unknownParts(written));
    violations.addAll(wrongFilters(candidate.proposed(), asking));
    if (written.has("timestamps")) {
      workPackages.lists().wrongTimestamps(candidate.proposed().look().timestamps())
          .ifPresent(problem -> violations.add(Violation.sentence("timestamps", problem.key(), problem.arguments().toArray())));
    }
    return new Proposal<>(candidate, written, new ArrayList<>(violations));
  }

  @Override
  public Query save(Asking asking, Proposal<Query> proposal) {
    return platform.database().transaction(() -> {
      var query = proposal.proposed();
      boolean isNew = !query.isSaved();
      long id = isNew ? store.insert(query) : query.id();
      if (!isNew) {
        store.update(query);
      }
      happened(isNew ? "query.created" : "query.updated", id, query.projectId(), asking);
      return store.load(List.of(id)).getFirst();
    });
  }

  public void delete(Query query, Asking asking) {
    platform.database().inTransaction(() -> {
      store.delete(query.id());
      happened("query.deleted", query.id(), query.projectId(), asking);
    });
  }

  public Query star(Query query, boolean starred, Asking asking) {
    return query.starred() == starred ? query : save(asking, new Proposal<>(new Candidate<>(query, query.starred(starred)), Written.of(Map.of()), List.of()));
  }

  private void happened(String kind, long id, @Nullable Long projectId, Asking asking) {
    platform.events().happened(Event.now(kind, "query", id, projectId, asking.viewer().id()));
  }

  private Query changed(Query before, Written written) {
    var project = written.id("project", before.projectId());
    return new Query(before.id(), Objects.requireNonNullElse(written.text("name", before.name()), "").strip(), project != null && project == 0 ? null : project,
        before.userId(), written.truth("public", before.isPublic()), before.starred(), before.isShown(), selection(before.selection(), written),
        look(before.look(), written), before.createdAt(), before.updatedAt());
  }

  private Selection selection(Selection before, Written written) {
    var filters = written.has("filters") ? FilterInstances.read(written.get("filters")) : before.filters();
    var sorts = written.has("sortBy") ? columns.sortBys().ids(written.ids("sortBy", List.of())) : before.sortBy();
    var groupBy = written.has("groupBy") ? group(written.id("groupBy", null)) : before.groupBy();
    return new Selection(filters, sorts.stream().limit(MOST_SORTS).toList(), groupBy, written.truth("sums", before.sums()),
        written.truth("includeSubprojects", before.includeSubprojects()));
  }

  private @Nullable String group(@Nullable Long number) {
    return number == null ? null : columns.groupBys().ids(List.of(number)).stream().findFirst().orElse(null);
  }

  @SuppressWarnings("unchecked")
  private Look look(Look before, Written written) {
    var shown = written.has("columns") ? columns.columns().ids(written.ids("columns", List.of())) : before.columns();
    var highlighted = written.has("highlightedAttributes") ? columns.columns().ids(written.ids("highlightedAttributes", List.of())) : before.highlightedAttributes();
    var labels = written.get("timelineLabels") instanceof Map<?, ?> map ? (Map<String, Object>) map : before.timelineLabels();
    var timestamps = written.get("timestamps") instanceof List<?> list ? list.stream().map(String::valueOf).toList() : before.timestamps();
    return new Look(shown, written.truth("showHierarchies", before.showHierarchies()), written.truth("timelineVisible", before.timelineVisible()),
        Objects.requireNonNullElse(written.text("timelineZoomLevel", before.timelineZoomLevel()), "auto"), labels, timestamps,
        written.text("highlightingMode", before.highlightingMode()), highlighted, written.text("displayRepresentation", before.displayRepresentation()));
  }

  /** Names of columns, groups or orders that there are none of; told apart before the links become numbers. */
  private static List<Violation> unknownParts(Written written) {
    var violations = new ArrayList<Violation>();
    QueryBody.UNKNOWN.forEach((name, key) -> {
      if (written.get(QueryBody.unknown(name)) instanceof List<?> names) {
        names.forEach(unknown -> violations.add(Violation.of(name, key, unknown)));
      }
    });
    return violations;
  }

  private List<Violation> wrongFilters(Query query, Asking asking) {
    var reader = ListingReader.of(workPackages.declaration(), platform.api().limits());
    reader.filters(KeptFilter.asParameter(query.selection().filters()), asking);
    return reader.problems().stream().map(problem -> Violation.sentence("filters", problem.key(), problem.arguments().toArray())).toList();
  }
}
