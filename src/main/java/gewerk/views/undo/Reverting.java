package gewerk.views.undo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import gewerk.platform.http.Refusal;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Written;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** Brings attributes of work packages back to what they were, unless somebody has changed the work package since. */
public final class Reverting {
  private static final String WAY = "work_packages";

  /** One work package before and after an edit. */
  public record Edit(WorkPackage before, WorkPackage after) {}

  private final Undos undos;
  private final WorkPackages workPackages;

  public Reverting(Undos undos, WorkPackages workPackages) {
    this.undos = undos;
    this.workPackages = workPackages;
    undos.way(WAY, this::undo);
  }

  /** The notice about these edits, with its button where the way back is open: a workflow may lead in one direction only. */
  public Notice offer(Notice notice, List<Edit> edits, Asking asking) {
    var real = edits.stream().filter(edit -> edit.before.lockVersion() != edit.after.lockVersion()).toList();
    boolean open = !real.isEmpty() && (real.size() > 1 || isOpen(real.getFirst(), asking));
    return open ? undos.offer(notice, WAY, Map.of("rows", real.stream().map(edit -> remembered(edit, asking)).toList()), asking) : notice;
  }

  private boolean isOpen(Edit edit, Asking asking) {
    var values = before(edit, asking);
    return !values.isEmpty() && workPackages.changing().propose(asking, edit.after, Written.of(values).with("lockVersion", edit.after.lockVersion())).isValid();
  }

  private Map<String, Object> remembered(Edit edit, Asking asking) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    before(edit, asking).forEach((name, value) -> values.put(name, plain(value)));
    return Map.of("id", edit.after.id(), "lockVersion", edit.after.lockVersion(), "values", values);
  }

  /** What was changed and can be written, as it was before: what follows from something else comes back by itself. */
  private Map<String, @Nullable Object> before(Edit edit, Asking asking) {
    var candidate = Candidate.unchanged(edit.after);
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (var attribute : workPackages.declaration().attributes()) {
      var was = attribute.value(edit.before);
      if (!attribute.name().equals("lockVersion") && !Objects.equals(was, attribute.value(edit.after)) && attribute.isWritable(candidate, asking.viewer())) {
        values.put(attribute.name(), was);
      }
    }
    return values;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case BigDecimal number -> number.toPlainString();
      case LocalDate date -> date.toString();
      default -> value;
    };
  }

  private Notice undo(Map<String, Object> remembered, Asking asking) {
    int done = 0;
    var rows = (List<?>) remembered.get("rows");
    for (var row : rows) {
      done += isReverted((Map<?, ?>) row, asking) ? 1 : 0;
    }
    if (done == rows.size()) {
      return Notice.good(asking.say("undo.done"));
    }
    return Notice.bad(rows.size() == 1 ? asking.say("undo.changed") : asking.words().count("undo.some", done, rows.size() - done));
  }

  private boolean isReverted(Map<?, ?> row, Asking asking) {
    var found = workPackages.find(((Number) row.get("id")).longValue(), asking.viewer());
    int version = ((Number) row.get("lockVersion")).intValue();
    if (found.isEmpty() || found.get().lockVersion() != version) {
      return false;
    }
    var written = Written.of(values((Map<?, ?>) row.get("values"))).with("lockVersion", version);
    try {
      var proposal = workPackages.changing().propose(asking, found.get(), written);
      if (proposal.isValid()) {
        workPackages.changing().save(asking, proposal);
      }
      return proposal.isValid();
    } catch (Refusal refusal) {
      return false; // somebody else was faster, or the right to it is gone
    }
  }

  private Map<String, @Nullable Object> values(Map<?, ?> kept) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    kept.forEach((name, value) -> workPackages.declaration().attribute(String.valueOf(name))
        .ifPresent(attribute -> values.put(attribute.name(), value == null ? null : value(attribute, value))));
    return values;
  }

  /** As the database kept it, in the shape that writing wants. */
  private static Object value(Attribute<?> attribute, Object kept) {
    return switch (attribute.kind()) {
      case DATE -> LocalDate.parse(kept.toString());
      case HOURS, FLOAT -> new BigDecimal(kept.toString());
      case INTEGER, DAYS -> ((Number) kept).intValue();
      case LINK -> ((Number) kept).longValue();
      case LINKS -> ((List<?>) kept).stream().map(id -> ((Number) id).longValue()).toList();
      case STRING, MARKDOWN, PLAIN, URL, BOOLEAN, TIMESTAMP, STRUCTURE -> kept;
    };
  }
}
