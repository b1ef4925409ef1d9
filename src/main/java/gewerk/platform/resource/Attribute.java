package gewerk.platform.resource;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;

import gewerk.platform.access.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * The facts about one attribute of a resource, told once. They are values and not annotations because custom fields are attributes too,
 * and those are made at run time.
 */
public final class Attribute<T> {
  /** What else is true of an attribute. */
  public enum Trait {
    /** A value must be there. */
    REQUIRED,
    /** The server fills it in when nothing is sent. */
    HAS_DEFAULT,
    /** Never written; a different value is an error. */
    READ_ONLY,
    /** Never written, and not even an error. */
    IGNORED,
    /** Left out while it has no value, instead of shown as null. */
    OMITTED_WHEN_EMPTY,
    /** Its row stands in the answer too, when a single resource is shown. */
    EMBEDDED,
    /** In lists, where nothing is embedded, there is an empty {@code _embedded} all the same: the public description demands it. */
    MARKED_IN_LISTS,
    /** An existing but invisible target is named as undisclosed, instead of shown as none. */
    UNDISCLOSED,
    /** An empty link has a title, null. */
    TITLED_WHEN_EMPTY,
    /** Stands in the schema, but is no member of the representation. */
    SCHEMA_ONLY,
    /** Its value stands below _meta. */
    META,
    /** Left out of schemas. */
    NOT_IN_SCHEMA,
    /** A link that leads to something of another kind is as good as none. */
    LENIENT,
    /** Its own rules say whether a value is missing, too long or unknown. */
    JUDGED_APART
  }

  private final String name;
  private final Kind kind;
  private final Function<T, @Nullable Object> value;
  private final EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
  private @Nullable BiFunction<T, Asking, @Nullable Object> seen;
  private @Nullable Target<?> target;
  private @Nullable String column;
  private @Nullable String label;
  private @Nullable String plainLabel;
  private @Nullable String nameInErrors;
  private @Nullable String schemaType;
  private @Nullable Allowed<T> allowed;
  private BiPredicate<T, Viewer> shown = (row, viewer) -> true;
  private BiPredicate<Candidate<T>, Viewer> writable = (candidate, viewer) -> true;
  private final Map<String, Object> schemaFacts = new LinkedHashMap<>();

  private Attribute(String name, Kind kind, Function<T, @Nullable Object> value) {
    this.name = name;
    this.kind = kind;
    this.value = value;
  }

  public static <T> Attribute<T> of(Kind kind, String name, Function<T, @Nullable Object> value) {
    return new Attribute<>(name, kind, value);
  }

  public static <T> Attribute<T> integer(String name, Function<T, @Nullable Object> value) {
    return of(Kind.INTEGER, name, value);
  }

  public static <T> Attribute<T> string(String name, Function<T, @Nullable Object> value) {
    return of(Kind.STRING, name, value);
  }

  public static <T> Attribute<T> bool(String name, Function<T, @Nullable Object> value) {
    return of(Kind.BOOLEAN, name, value);
  }

  public static <T> Attribute<T> date(String name, Function<T, @Nullable Object> value) {
    return of(Kind.DATE, name, value);
  }

  public static <T> Attribute<T> timestamp(String name, Function<T, @Nullable Object> value) {
    return of(Kind.TIMESTAMP, name, value);
  }

  public static <T> Attribute<T> hours(String name, Function<T, @Nullable Object> value) {
    return of(Kind.HOURS, name, value);
  }

  public static <T> Attribute<T> markdown(String name, Function<T, @Nullable Object> value) {
    return of(Kind.MARKDOWN, name, value);
  }

  public static <T> Attribute<T> link(String name, Target<?> target, Function<T, @Nullable Object> id) {
    var attribute = of(Kind.LINK, name, id);
    attribute.target = target;
    return attribute;
  }

  public static <T> Attribute<T> links(String name, Target<?> target, Function<T, @Nullable Object> ids) {
    var attribute = of(Kind.LINKS, name, ids);
    attribute.target = target;
    return attribute;
  }

  public Attribute<T> required() {
    return with(Trait.REQUIRED);
  }

  public Attribute<T> readOnly() {
    return with(Trait.READ_ONLY);
  }

  public Attribute<T> hasDefault() {
    return with(Trait.HAS_DEFAULT);
  }

  public Attribute<T> embedded() {
    return with(Trait.EMBEDDED);
  }

  public Attribute<T> with(Trait trait) {
    var copy = copy();
    copy.traits.add(trait);
    return copy;
  }

  /** The SQL expression behind it: for filters, sorting, sums. */
  public Attribute<T> column(String expression) {
    var copy = copy();
    copy.column = expression;
    return copy;
  }

  /** A value that depends on who asks; never for links. */
  public Attribute<T> seen(BiFunction<T, Asking, @Nullable Object> value) {
    var copy = copy();
    copy.seen = value;
    return copy;
  }

  /** A label's key other than {@code <resource>.<name>}. */
  public Attribute<T> label(String key) {
    var copy = copy();
    copy.label = key;
    return copy;
  }

  /** A name that an administrator gave. */
  public Attribute<T> named(String words) {
    var copy = copy();
    copy.plainLabel = words;
    return copy;
  }

  /** For links that clients know by another name when one leads to the wrong kind of resource. */
  public Attribute<T> calledInErrors(String other) {
    var copy = copy();
    copy.nameInErrors = other;
    return copy;
  }

  public Attribute<T> schemaType(String type) {
    var copy = copy();
    copy.schemaType = type;
    return copy;
  }

  public Attribute<T> allowed(Allowed<T> values) {
    var copy = copy();
    copy.allowed = values;
    return copy;
  }

  /** Left out of the representation, and of the schema, where this is false. */
  public Attribute<T> shownWhen(BiPredicate<T, Viewer> rule) {
    var copy = copy();
    copy.shown = rule;
    return copy;
  }

  /** Who may write it, and when. */
  public Attribute<T> writableWhen(BiPredicate<Candidate<T>, Viewer> rule) {
    var copy = copy();
    copy.writable = rule;
    return copy;
  }

  /** A further member of its schema: minLength, maxLength, regularExpression. */
  public Attribute<T> fact(String member, Object fact) {
    var copy = copy();
    copy.schemaFacts.put(member, fact);
    return copy;
  }

  public String name() {
    return name;
  }

  String nameInErrors() {
    return nameInErrors == null ? name : nameInErrors;
  }

  public Kind kind() {
    return kind;
  }

  public @Nullable Object value(T row) {
    return value.apply(row);
  }

  /** Whether its value depends on who asks. */
  boolean isSeen() {
    return seen != null;
  }

  /** As somebody sees it. */
  @Nullable Object value(T row, Asking asking) {
    return seen == null ? value(row) : seen.apply(row, asking);
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  public Target<?> target() {
    if (target == null) {
      throw new IllegalStateException(name + " is no link");
    }
    return target;
  }

  public Optional<String> column() {
    return Optional.ofNullable(column);
  }

  public Optional<Allowed<T>> allowed() {
    return Optional.ofNullable(allowed);
  }

  public boolean isShown(T row, Viewer viewer) {
    return shown.test(row, viewer);
  }

  public boolean isWritable(Candidate<T> candidate, Viewer viewer) {
    return !is(Trait.READ_ONLY) && !is(Trait.IGNORED) && writable.test(candidate, viewer);
  }

  public Map<String, Object> schemaFacts() {
    return schemaFacts;
  }

  public String schemaType() {
    if (schemaType != null) {
      return schemaType;
    }
    return target == null ? kind.schemaType() : (kind == Kind.LINKS ? "[]" : "") + target.schemaType();
  }

  /** What people call it. */
  public String label(Resource<?> resource, gewerk.platform.i18n.Words words) {
    return plainLabel != null ? plainLabel : words.say(label != null ? label : resource.labels() + "." + name);
  }

  /** What people call it; none where nobody ever sees its name. */
  public Optional<String> knownLabel(Resource<?> resource, gewerk.platform.i18n.Words words) {
    var key = label != null ? label : resource.labels() + "." + name;
    return plainLabel != null || words.knows(key) ? Optional.of(label(resource, words)) : Optional.empty();
  }

  private Attribute<T> copy() {
    var copy = new Attribute<>(name, kind, value);
    copy.traits.addAll(traits);
    copy.seen = seen;
    copy.target = target;
    copy.column = column;
    copy.label = label;
    copy.plainLabel = plainLabel;
    copy.nameInErrors = nameInErrors;
    copy.schemaType = schemaType;
    copy.allowed = allowed;
    copy.shown = shown;
    copy.writable = writable;
    copy.schemaFacts.putAll(schemaFacts);
    return copy;
  }
}
