package gewerk.work.workpackages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Sql;
import gewerk.platform.http.Ids;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Values;

/** The conditions behind those filters of work packages that look at more than one column. */
final class WorkPackageConditions {
  /** Kinds of relations as filters name them; the value is the other end. */
  static final List<String> RELATIONS = List.of("relates", "precedes", "follows", "duplicates", "duplicated", "blocks", "blocked", "includes", "partof",
      "requires", "required");
  /** Those that are stored from the other end. */
  private static final Map<String, String> REVERSED =
      Map.of("precedes", "follows", "duplicated", "duplicates", "blocked", "blocks", "partof", "includes", "required", "requires");

  private WorkPackageConditions() {}

  static Sql subject(Operator operator, List<String> values, Asking asking) {
    var found = subject(values.getFirst());
    return operator == Operator.CONTAINS_NOT ? found.not() : found;
  }

  private static Sql subject(String words) {
    return Compare.foldedContains("wp.subject_folded", words);
  }

  static Sql overlaps(Operator operator, List<String> values, Asking asking) {
    var from = values.getFirst().isEmpty() ? LocalDate.of(1, 1, 1) : LocalDate.parse(values.getFirst().substring(0, 10));
    var to = values.getLast().isEmpty() ? LocalDate.of(9999, 12, 31) : LocalDate.parse(values.getLast().substring(0, 10));
    return Sql.of("coalesce(wp.start_date, wp.due_date) <= ? and coalesce(wp.due_date, wp.start_date) >= ?", to, from);
  }

  static Sql comment(Operator operator, List<String> values, Asking asking) {
    var found = Sql.of("exists (select from journals j where j.resource = 'work_package' and j.resource_id = wp.id and (not j.internal or")
        .then(asking.viewer().where("view_internal_comments", "wp.project_id")).then(") and").then(Compare.contains("j.notes", values.getFirst())).then(")");
    return operator == Operator.CONTAINS_NOT ? found.not() : found;
  }

  static Sql search(Operator operator, List<String> values, Asking asking) {
    return Sql.or(List.of(subject(values.getFirst()), Compare.contains("wp.description", values.getFirst()),
        comment(Operator.CONTAINS, values, asking)));
  }

  static Sql subjectOrId(Operator operator, List<String> values, Asking asking) {
    var words = values.getFirst().strip();
    var bySubject = subject(words);
    var number = words.startsWith("#") ? words.substring(1) : words;
    return Ids.isId(number) ? Sql.or(List.of(bySubject, Sql.of("wp.id = ?", Long.valueOf(number)))) : bySubject;
  }

  /** Every word stands in the subject, the id, or the name of type, status or project. */
  static Sql typeahead(Operator operator, List<String> values, Asking asking) {
    var each = new ArrayList<Sql>();
    for (var word : values.getFirst().strip().split("\\s+")) {
      var places = new ArrayList<>(List.of(
          subject(word),
          Sql.of("wp.project_id in (select p.id from projects p where").then(Compare.contains("p.name", word)).then(")"),
          Sql.of("wp.type_id in (select t.id from types t where").then(Compare.contains("t.name", word)).then(")"),
          Sql.of("wp.status_id in (select s.id from statuses s where").then(Compare.contains("s.name", word)).then(")")));
      if (word.matches("#?\\d{1,18}")) {
        places.add(Sql.of("wp.id = ?", Long.valueOf(word.replace("#", ""))));
      }
      each.add(Sql.or(places));
    }
    return Sql.and(each);
  }

  static Sql assigneeOrGroup(Operator operator, List<String> values, Asking asking) {
    var people = Sql.of("""
        (select unnest(?::bigint[]) union select g.group_id from group_users g where g.user_id = any(?)
         union select g.user_id from group_users g where g.group_id = any(?))
        """, array(values, asking), array(values, asking), array(values, asking));
    return switch (operator) {
      case IS -> Sql.of("wp.assignee_id in").then(people);
      case IS_NOT -> Sql.of("(wp.assignee_id is null or wp.assignee_id not in").then(people).then(")");
      case PRESENT -> Compare.isPresent("wp.assignee_id");
      default -> Compare.isEmpty("wp.assignee_id");
    };
  }

  static Sql memberOfGroup(Operator operator, List<String> values, Asking asking) {
    return switch (operator) {
      case IS -> Sql.of("wp.assignee_id in (select g.user_id from group_users g where g.group_id = any(?))", array(values, asking));
      case IS_NOT -> Sql.of("(wp.assignee_id is null or wp.assignee_id not in (select g.user_id from group_users g where g.group_id = any(?)))",
          array(values, asking));
      case PRESENT -> Sql.of("wp.assignee_id in (select g.user_id from group_users g)");
      default -> Sql.of("(wp.assignee_id is null or wp.assignee_id not in (select g.user_id from group_users g))");
    };
  }

  /** By the roles that the assignee has in the project of the work package. */
  static Sql assignedToRole(Operator operator, List<String> values, Asking asking) {
    var any = operator == Operator.PRESENT || operator == Operator.EMPTY;
    var found = Sql.of("""
        exists (select from members m join member_roles r on r.member_id = m.id
                where m.principal_id = wp.assignee_id and m.project_id = wp.project_id and m.entity_type is null and
        """).then(any ? Sql.TRUE : Sql.anyOf("r.role_id", Values.ids(values, asking))).then(")");
    return operator == Operator.IS || operator == Operator.PRESENT ? found : found.not();
  }

  static Sql ancestor(Operator operator, List<String> values, Asking asking) {
    var beneath = Sql.of("(wp.ancestor_ids && ? and wp.ancestor_ids <> '{}')", array(values, asking));
    return operator == Operator.IS_NOT ? beneath.not() : beneath;
  }

  /** The packages that stand in this relation to one of the others. */
  static Sql relation(String name, Operator operator, List<Long> others) {
    var type = REVERSED.getOrDefault(name, name);
    var ids = (Object) Sql.longs(others);
    var found = name.equals("relates")
        ? Sql.of("""
            wp.id in (select r.from_id from relations r where r.type = 'relates' and r.to_id = any(?)
                      union select r.to_id from relations r where r.type = 'relates' and r.from_id = any(?))
            """, ids, ids)
        : REVERSED.containsKey(name) ? Sql.of("wp.id in (select r.to_id from relations r where r.type = ? and r.from_id = any(?))", type, ids)
            : Sql.of("wp.id in (select r.from_id from relations r where r.type = ? and r.to_id = any(?))", type, ids);
    return operator == Operator.IS_NOT ? found.not() : found;
  }

  private static Object array(List<String> values, Asking asking) {
    return Sql.longs(Values.ids(values, asking));
  }
}
