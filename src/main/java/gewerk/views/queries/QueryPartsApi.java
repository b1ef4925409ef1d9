package gewerk.views.queries;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Resource;
import gewerk.work.workpackages.WorkPackage;

/** What queries are made of, one by one: columns, groupings, orders, filters, operators. */
final class QueryPartsApi {
  private final Resource<Operator> operators = Resource.<Operator>of("QueryOperator", "query", FilterInstances::pathOf)
      .titledFor(FilterInstances::nameOf)
      .has(Attribute.<Operator>string("id", Operator::symbol).readOnly(), Attribute.<Operator>string("name", Operator::symbol).seen(FilterInstances::nameOf).readOnly());
  private final Resource<Filter> filters;

  QueryPartsApi(Api api, Resource<WorkPackage> workPackages, Columns columns) {
    filters = Resource.<Filter>of("QueryFilter", "query", FilterInstances::pathOf)
        .titledFor((filter, asking) -> filter.label(workPackages, asking.words()))
        .has(Attribute.<Filter>string("id", Filter::name).readOnly());
    part(api, "column", columns.columns());
    part(api, "group_by", columns.groupBys());
    part(api, "sort_by", columns.sortBys());
    api.get("/queries/filters/{id:text}", "Shows a filter of queries.", filters, Shape.ONE, (request, asking) -> {
      check(asking);
      return Api.one(200, filters, workPackages.filter(request.text("id")).orElseThrow(Refusal::notFound), asking);
    });
    api.get("/queries/operators/{id:text}", "Shows a way in which filters compare.", operators, Shape.ONE, (request, asking) -> {
      check(asking);
      return Api.one(200, operators, Operator.of(request.text("id")).orElseThrow(Refusal::notFound), asking);
    });
  }

  private static <E extends Catalogue.Entry> void part(Api api, String word, Catalogue<E> catalogue) {
    api.get("/queries/" + word + "s/{id:text}", "Shows what queries are made of: a " + word.replace('_', ' ') + ".", catalogue.shape(), Shape.ONE,
        (request, asking) -> one(request, asking, catalogue));
  }

  private static <E extends Catalogue.Entry> Answer one(Request request, Asking asking, Catalogue<E> catalogue) {
    check(asking);
    return Api.one(200, catalogue.shape(), catalogue.find(request.text("id")).orElseThrow(Refusal::notFound), asking);
  }

  static void check(Asking asking) {
    if (!asking.viewer().mayAnywhere("view_work_packages")) {
      throw Refusal.forbidden();
    }
  }
}
