package gewerk.platform.resource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import gewerk.platform.clock.Durations;
import gewerk.platform.hal.JsonOut;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Attribute.Trait;
import org.jspecify.annotations.Nullable;

/** Writes rows as the API shows them. */
public final class Representation {
  private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final JsonOut out;
  private final Asking asking;
  private final Select select;

  private Representation(JsonOut out, Asking asking, Select select) {
    this.out = out;
    this.asking = asking;
    this.select = select;
  }

  public static Representation to(JsonOut out, Asking asking) {
    return new Representation(out, asking, Select.all());
  }

  Representation selecting(Select other) {
    return new Representation(out, asking, other);
  }

  /** A single resource with all that it embeds. */
  public <T> void whole(Resource<T> listed, T row) {
    var resource = listed.kindOf(row);
    prepare(resource, List.of(row));
    out.object(() -> {
      plain(resource, row);
      embedded(resource, row);
      links(resource, row);
    });
  }

  /** The same, with something more embedded, which its owner writes. */
  public <T> void wholeWith(Resource<T> resource, T row, String name, Runnable more) {
    prepare(resource, List.of(row));
    out.object(() -> {
      plain(resource, row);
      out.object("_embedded", () -> {
        parts(resource, row);
        out.member(name);
        more.run();
      });
      links(resource, row);
    });
  }

  /** A resource inside another: nothing embedded any more. */
  public <T> void element(Resource<T> listed, T row) {
    var resource = listed.kindOf(row);
    out.object(() -> {
      plain(resource, row);
      if (!select.isNarrow() && resource.attributes().stream().anyMatch(attribute -> attribute.is(Trait.MARKED_IN_LISTS))) {
        out.object("_embedded", () -> {});
      }
      links(resource, row);
    });
  }

  /** Loads, with one statement for each kind of target, what the links of these rows point at. */
  public <T> void prepare(Resource<T> resource, Collection<T> rows) {
    if (rows.isEmpty()) {
      return;
    }
    if (!resource.kinds().isEmpty()) {
      rows.stream().collect(Collectors.groupingBy(resource::kindOf)).forEach(this::prepare);
      return;
    }
    var idsByTarget = new LinkedHashMap<Target<?>, Set<Long>>();
    for (var attribute : resource.attributes()) {
      if (attribute.kind().isLink() && select.wantsOfElement(attribute.name())) {
        var ids = idsByTarget.computeIfAbsent(attribute.target(), target -> new HashSet<>());
        rows.forEach(row -> ids.addAll(idsOf(attribute.value(row))));
      }
    }
    // First what rules load: a package's ancestors, for one, contain the parent that its link names.
    if (!select.isNarrow() || resource.attributes().stream().anyMatch(attribute -> attribute.isSeen() && select.wantsOfElement(attribute.name()))) {
      resource.prepare(rows, asking);
    }
    idsByTarget.forEach(asking.loaded()::load);
  }

  private <T> void plain(Resource<T> resource, T row) {
    if (select.wantsOfElement("_type")) {
      out.member("_type", resource.typeOf(row));
    }
    for (var attribute : resource.attributes()) {
      if (!attribute.kind().isLink() && isPartOf(attribute, row)) {
        var value = attribute.value(row, asking);
        if (value != null || !attribute.is(Trait.OMITTED_WHEN_EMPTY)) {
          out.member(attribute.name(), wire(attribute.kind(), value));
        }
      }
    }
  }

  private <T> boolean isPartOf(Attribute<T> attribute, T row) {
    return select.wantsOfElement(attribute.name()) && !attribute.is(Trait.SCHEMA_ONLY) && attribute.isShown(row, asking.viewer());
  }

  /** A value as JSON has it. */
  @Nullable Object wire(Kind kind, @Nullable Object value) {
    return switch (kind) {
      case INTEGER, STRING, BOOLEAN, STRUCTURE -> value;
      case URL -> value instanceof String path && path.startsWith("/") ? asking.origin() + path : value;
      case FLOAT -> value instanceof BigDecimal number ? number.doubleValue() : value;
      case DATE -> value instanceof LocalDate date ? date.toString() : null;
      case TIMESTAMP -> value instanceof Instant moment ? TIMESTAMP.format(moment) : null;
      case HOURS -> value instanceof BigDecimal hours ? Durations.printHours(hours) : null;
      case DAYS -> value instanceof Integer days ? Durations.printDays(days) : null;
      case MARKDOWN -> formattable("markdown", Objects.requireNonNullElse((String) value, ""));
      case PLAIN -> formattable("plain", Objects.requireNonNullElse((String) value, ""));
      case LINK, LINKS -> throw new IllegalArgumentException("links stand below _links");
    };
  }

  private Object formattable(String format, String raw) {
    var members = new LinkedHashMap<String, Object>();
    members.put("format", format);
    members.put("raw", raw);
    members.put("html", raw.isEmpty() ? "" : format.equals("plain") ? asking.texts().plain(raw) : asking.texts().markdown(raw, asking.viewer()));
    return members;
  }

  private <T> void embedded(Resource<T> resource, T row) {
    out.object("_embedded", () -> parts(resource, row));
  }

  private <T> void parts(Resource<T> resource, T row) {
    for (var attribute : resource.attributes()) {
      if (attribute.is(Trait.EMBEDDED) && attribute.isShown(row, asking.viewer())) {
        embed(attribute.name(), attribute.kind(), attribute.target(), attribute.value(row));
      }
    }
    for (var rule : resource.partRules()) {
      var part = rule.part().apply(row, asking);
      if (part != null) {
        part(rule.name(), part);
      }
    }
  }

  private <L> void embed(String name, Kind kind, Target<L> target, @Nullable Object value) {
    var rows = idsOf(value).stream().flatMap(id -> asking.loaded().find(target, id).stream())
        .filter(found -> target.isVisible(found, asking.viewer())).toList();
    var shape = target.resource();
    if (shape.isEmpty() || rows.isEmpty() && kind == Kind.LINK) {
      return;
    }
    prepare(shape.get(), rows);
    if (kind == Kind.LINK) {
      out.member(name);
      element(shape.get(), rows.getFirst());
    } else {
      out.array(name, () -> rows.forEach(found -> element(shape.get(), found)));
    }
  }

  private void part(String name, Part part) {
    switch (part) {
      case Part.One<?> one -> one(name, one);
      case Part.Rows<?> rows -> rows(name, rows);
      case Part.Collected<?> collected -> {
        out.member(name);
        collected(collected);
      }
    }
  }

  private <L> void one(String name, Part.One<L> one) {
    prepare(one.resource(), List.of(one.row()));
    out.member(name);
    element(one.resource(), one.row());
  }

  private <L> void rows(String name, Part.Rows<L> rows) {
    prepare(rows.resource(), rows.rows());
    out.array(name, () -> rows.rows().forEach(row -> element(rows.resource(), row)));
  }

  /** An unpaginated collection. */
  <L> void collected(Part.Collected<L> collected) {
    prepare(collected.resource(), collected.rows());
    out.object(() -> {
      out.member("_type", "Collection");
      out.member("total", collected.rows().size());
      out.member("count", collected.rows().size());
      out.object("_embedded", () -> out.array("elements", () -> collected.rows().forEach(row -> element(collected.resource(), row))));
      out.object("_links", () -> out.link("self", Link.to(collected.path())));
    });
  }

  private <T> void links(Resource<T> resource, T row) {
    out.object("_links", () -> {
      if (select.wantsOfElement("self")) {
        out.link("self", resource.self(row, asking));
      }
      if (!select.isNarrow()) {
        resource.linkRules().forEach(rule -> link(rule, row));
      }
      for (var attribute : resource.attributes()) {
        if (attribute.kind().isLink() && isPartOf(attribute, row)) {
          valueLink(attribute, row);
        }
      }
    });
  }

  private <T> void link(Resource.LinkRule<T> rule, T row) {
    var link = rule.link().apply(row, asking);
    if (link != null) {
      out.member(rule.name(), link);
    }
  }

  <T> void valueLink(Attribute<T> attribute, T row) {
    var links = linksTo(attribute.target(), attribute, idsOf(attribute.value(row)));
    if (attribute.kind() == Kind.LINKS) {
      out.member(attribute.name(), links);
    } else if (!links.isEmpty()) {
      out.link(attribute.name(), links.getFirst());
    } else if (attribute.is(Trait.TITLED_WHEN_EMPTY)) {
      var empty = new LinkedHashMap<String, @Nullable Object>();
      empty.put("href", null);
      empty.put("title", null);
      out.member(attribute.name(), empty);
    } else if (!attribute.is(Trait.OMITTED_WHEN_EMPTY)) {
      out.link(attribute.name(), Link.none());
    }
  }

  private <L> List<Link> linksTo(Target<L> target, Attribute<?> attribute, List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var links = new ArrayList<Link>(ids.size());
    for (long id : ids) {
      asking.loaded().find(target, id).ifPresent(found -> {
        if (target.isVisible(found, asking.viewer())) {
          links.add(target.link(found, asking));
        } else if (attribute.is(Trait.UNDISCLOSED)) {
          links.add(Link.absolute(Link.UNDISCLOSED, asking.say("error.undisclosed")));
        }
      });
    }
    return links;
  }

  @SuppressWarnings("unchecked")
  static List<Long> idsOf(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case Long id -> List.of(id);
      case List<?> ids -> (List<Long>) ids;
      default -> throw new IllegalArgumentException("Not an id: " + value);
    };
  }
}
