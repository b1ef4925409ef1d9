package gewerk.platform.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import gewerk.platform.database.Group;
import gewerk.platform.hal.JsonOut;
import gewerk.platform.hal.Link;

/** Writes a page of a list as a HAL collection, with the links that lead to its other pages. */
public final class CollectionWriter<T> {
  private final Resource<T> resource;
  private final String path;
  private String type = "Collection";
  private List<Attribute<T>> summed = List.of();
  private final Map<String, Object> links = new LinkedHashMap<>();
  private final Map<String, Consumer<JsonOut>> embedded = new LinkedHashMap<>();

  /** @param path of the list, below {@code /api/v3} */
  public CollectionWriter(Resource<T> resource, String path) {
    this.resource = resource;
    this.path = path;
  }

  public CollectionWriter<T> typed(String other) {
    type = other;
    return this;
  }

  /** The attributes whose sums the groups and totals hold, in their order. */
  public CollectionWriter<T> summing(List<Attribute<T>> attributes) {
    summed = attributes;
    return this;
  }

  /** A further link, or list of links. */
  public CollectionWriter<T> link(String name, Object link) {
    links.put(name, link);
    return this;
  }

  public CollectionWriter<T> embeds(String name, Consumer<JsonOut> part) {
    embedded.put(name, part);
    return this;
  }

  public byte[] bytes(Page<T> page, Listing listing, Asking asking) {
    return JsonOut.bytes(out -> write(out, page, listing, asking));
  }

  /** Everything at once: no pages to turn. */
  public byte[] bytes(List<T> rows, Asking asking) {
    return JsonOut.bytes(out -> Representation.to(out, asking).collected(new Part.Collected<>(resource, rows, path)));
  }

  public void write(JsonOut out, Page<T> page, Listing listing, Asking asking) {
    var select = listing.select();
    var representation = Representation.to(out, asking).selecting(select);
    representation.prepare(resource, page.rows());
    out.object(() -> {
      head(out, page, listing);
      groups(out, page, listing, asking);
      out.object("_embedded", () -> {
        if (select.wantsElements()) {
          out.array("elements", () -> page.rows().forEach(row -> representation.element(resource, row)));
        }
        if (!select.isNarrow()) {
          embedded.forEach((name, part) -> {
            out.member(name);
            part.accept(out);
          });
        }
      });
      out.object("_links", () -> links(out, page, listing));
    });
  }

  private void head(JsonOut out, Page<T> page, Listing listing) {
    var members = new LinkedHashMap<String, Object>();
    members.put("_type", type);
    members.put("total", page.total());
    members.put("count", page.rows().size());
    members.put("pageSize", listing.pageSize());
    members.put("offset", listing.page());
    members.forEach((name, value) -> {
      if (listing.select().wants(name)) {
        out.member(name, value);
      }
    });
  }

  private void groups(JsonOut out, Page<T> page, Listing listing, Asking asking) {
    if (listing.group().isPresent()) {
      out.array("groups", () -> page.groups().forEach(group -> group(out, group, listing, asking)));
    }
    if (listing.sums()) {
      page.totals().forEach(total -> out.object("totalSums", () -> sums(out, total, asking)));
    }
  }

  private void group(JsonOut out, Group group, Listing listing, Asking asking) {
    var grouping = listing.group().orElseThrow();
    var shown = grouping.shown().apply(group.value(), asking);
    out.object(() -> {
      out.member("value", shown.value());
      out.member("count", group.count());
      if (listing.sums()) {
        out.object("sums", () -> sums(out, group, asking));
      }
      out.object("_links", () -> {
        out.member("valueLink", shown.links());
        out.link("groupBy", Link.to("/queries/group_bys/" + grouping.name(), label(grouping, asking)));
      });
    });
  }

  private String label(Grouping grouping, Asking asking) {
    return resource.attribute(grouping.name()).map(attribute -> attribute.label(resource, asking.words()))
        .orElseGet(() -> asking.say(resource.labels() + "." + grouping.name()));
  }

  private void sums(JsonOut out, Group group, Asking asking) {
    var representation = Representation.to(out, asking);
    for (int i = 0; i < summed.size(); i++) {
      var attribute = summed.get(i);
      var sum = group.sums().get(i);
      out.member(attribute.name(), attribute.kind() == Kind.INTEGER && sum != null ? Long.valueOf(sum.longValue()) : representation.wire(attribute.kind(), sum));
    }
  }

  private void links(JsonOut out, Page<T> page, Listing listing) {
    var all = new LinkedHashMap<String, Object>();
    all.put("self", Link.to(listing.address(path, null)));
    all.put("jumpTo", listing.jumpTo(path));
    all.put("changeSize", listing.changeSize(path));
    if (listing.page() > 1) {
      all.put("previousByOffset", Link.to(listing.address(path, listing.page() - 1)));
    }
    if (listing.skipped() + listing.pageSize() < page.total()) {
      all.put("nextByOffset", Link.to(listing.address(path, listing.page() + 1)));
    }
    all.putAll(links);
    all.forEach((name, link) -> {
      if (listing.select().wants(name)) {
        out.member(name, link);
      }
    });
  }
}
