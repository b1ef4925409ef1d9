package gewerk.admin.workflows;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import gewerk.work.statuses.Status;
import gewerk.work.workflows.Step;

/**
 * A sheet as a table: from the status of the row to the status of the column.
 *
 * @param shown the ticks with which the sheet was drawn first, as {@code 5-7 5-8}
 */
public record Matrix(List<Status> statuses, List<Row> rows, String shown) {
  /** What stands where a row and a column meet. */
  public sealed interface Cell {
    /** The status stays what it is. */
    record Same() implements Cell {}

    /** Open to everybody with the role, so that this sheet need not say it. */
    record Open(String name) implements Cell {}

    /** @param name for those who do not see where it stands */
    record Box(String value, String name, boolean ticked) implements Cell {}
  }

  public record Row(Status from, List<Cell> cells) {}

  /**
   * @param before the steps that were there when the sheet was drawn first
   * @param ticked those to be ticked now
   * @param open those that need not be said on this sheet
   */
  static Matrix of(List<Status> statuses, Set<Step> before, Set<Step> ticked, Set<Step> open) {
    var rows = statuses.stream().map(from -> new Row(from, statuses.stream().map(to -> cell(from, to, ticked, open)).toList())).toList();
    return new Matrix(statuses, rows, write(before));
  }

  private static Cell cell(Status from, Status to, Set<Step> ticked, Set<Step> open) {
    var step = new Step(from.id(), to.id());
    var name = from.name() + " → " + to.name();
    if (!step.leadsOn()) {
      return new Cell.Same();
    }
    return open.contains(step) ? new Cell.Open(name) : new Cell.Box(step.from() + "-" + step.to(), name, ticked.contains(step));
  }

  static String write(Set<Step> steps) {
    return steps.stream().map(step -> step.from() + "-" + step.to()).collect(Collectors.joining(" "));
  }

  /** What does not look like a step is passed over. */
  static Set<Step> read(List<String> words) {
    return words.stream().filter(word -> word.matches("\\d{1,18}-\\d{1,18}")).map(word -> word.split("-"))
        .map(ends -> new Step(Long.parseLong(ends[0]), Long.parseLong(ends[1]))).filter(Step::leadsOn).collect(Collectors.toSet());
  }

  /**
   * Ticks a row, a column or everything; where all of it is ticked, unticks it.
   *
   * @param wish {@code from-5}, {@code to-7} or {@code all}
   */
  static Set<Step> filled(List<Status> statuses, Set<Step> ticked, String wish) {
    var meant = statuses.stream().flatMap(from -> statuses.stream().map(to -> new Step(from.id(), to.id()))).filter(Step::leadsOn)
        .filter(step -> wish.equals("all") || wish.equals("from-" + step.from()) || wish.equals("to-" + step.to())).collect(Collectors.toSet());
    var result = new java.util.HashSet<>(ticked);
    if (result.containsAll(meant)) {
      result.removeAll(meant);
    } else {
      result.addAll(meant);
    }
    return result;
  }
}
