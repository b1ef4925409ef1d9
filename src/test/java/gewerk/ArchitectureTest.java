package gewerk;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rules of the layout")
class ArchitectureTest {
  private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("gewerk");
  private static final Sources SOURCES = Sources.read();

  /** From the ground up; packages on one line do not know each other. */
  private static final List<Set<String>> PLATFORM = List.of(Set.of("config"), Set.of("i18n", "log"), Set.of("clock", "text"), Set.of("database"), Set.of("audit", "secrets"), Set.of("settings", "events", "access", "jobs"),
      Set.of("limits"), Set.of("http", "outgoing"), Set.of("hal"), Set.of("resource"), Set.of("pages"), Set.of("mail"));

  /** From right to left: each may know those before it. */
  private static final List<Set<String>> AREAS = List.of(Set.of("people"), Set.of("projects"), Set.of("work"), Set.of("talk", "files", "views", "time"), Set.of("admin", "connect"));

  private static final Pattern STATEMENT = Pattern.compile("\\s*(select|insert into|update|delete from|with \\w+ as)\\s.*", Pattern.DOTALL);
  private static final Pattern BANNED = Pattern.compile(".*(Manager|Helper|Util|Utils|Impl|Service|DTO|Dto|Abstract|Base|Info|Data)");
  private static final Set<String> CLOCKS = Set.of("java.time.Instant.now", "java.time.LocalDate.now", "java.time.LocalDateTime.now", "java.time.ZonedDateTime.now",
      "java.time.OffsetDateTime.now", "java.lang.System.currentTimeMillis", "java.lang.System.nanoTime");

  /** Said on one line everywhere, with arguments of five different kinds: a record around them would only be one more word. */
  private static final Set<String> WITH_FIVE = Set.of("Api.get", "Api.post", "Api.patch", "Api.page", "Source.rows", "Page.load", "Navigation.everywhere",
      "Navigation.inProjects");

  @Test
  void thePlatformKnowsNoFeature() {
    holds("platform is the machinery: what it needs of a feature is handed to it, never looked up", dependencies(
        (from, to) -> from.startsWith("gewerk.platform") && to.startsWith("gewerk.") && !to.startsWith("gewerk.platform")));
  }

  @Test
  void insideThePlatformOneKnowsOnlyWhatLiesBelow() {
    holds("in platform, dependencies lead downwards only (" + PLATFORM + " from the ground up); turn this one round or move the class",
        dependencies((from, to) -> goesUp(PLATFORM, platformFolder(from), platformFolder(to))));
    var unplaced = CLASSES.stream().map(type -> platformFolder(type.getPackageName())).filter(folder -> !folder.isEmpty() && level(PLATFORM, folder) < 0).distinct().toList();
    assertThat(unplaced).as("a new package of platform has its place in PLATFORM above").isEmpty();
  }

  @Test
  void areasKnowOnlyThoseToTheirRight() {
    holds("areas form a line, admin and connect at its left, people at its right; what must flow the other way is an event or is contributed by the left one",
        dependencies((from, to) -> goesUp(AREAS, area(from), area(to))));
  }

  @Test
  void featuresHaveNoCycles() {
    SlicesRuleDefinition.slices().matching("gewerk.(*).(*)..").should().beFreeOfCycles()
        .because("features meet in one direction: the later one contributes to the earlier one's resource").check(CLASSES);
  }

  @Test
  void sqlStandsInStores() {
    var found = SOURCES.texts().stream().filter(text -> STATEMENT.matcher(text.content()).matches()).map(Sources.Text::file)
        .filter(file -> !file.name().endsWith("Store") && !file.folder().startsWith("gewerk.platform.database")).map(file -> file.path().toString()).distinct().toList();
    assertThat(found).as("statements stand in …Store and platform.database, so that all SQL of a feature is in one file").isEmpty();
  }

  @Test
  void servletsStayInTheHttpPackage() {
    holds("only platform.http touches servlets; everybody else has Request and Answer",
        dependencies((from, to) -> to.startsWith("jakarta.servlet") && !from.startsWith("gewerk.platform.http"), type -> type.equals("jakarta.servlet.http.Part")));
  }

  @Test
  void storesAndRulesNeverSeeTheRequest() {
    holds("HTTP ends at the edge: stores and rules work with values, so that they work for a job or a test too", CLASSES.stream()
        .filter(type -> !type.getPackageName().startsWith("gewerk.platform") && (type.getSimpleName().endsWith("Store") || isRules(type)))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(one -> Set.of("gewerk.platform.http.Request", "gewerk.platform.http.Answer").contains(one.getTargetClass().getName())));
  }

  @Test
  void jsonStandsInHalAndResource() {
    var allowed = Set.of("gewerk.platform.hal", "gewerk.platform.resource", "gewerk.platform.database", "gewerk.platform.log");
    holds("JSON is read and written in platform.hal and platform.resource (and JsonColumn); features declare attributes, and only an …Api or …Body looks into a body itself",
        dependencies((from, to) -> to.startsWith("tools.jackson") && !allowed.contains(from)).filter(one -> !one.getOriginClass().getSimpleName().matches(".*(Api|Body)")));
  }

  @Test
  void rulesJudgeWhatIsHandedToThem() {
    holds("…Rules are pure: no store, no database, no request; hand them what they judge", CLASSES.stream().filter(ArchitectureTest::isRules)
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream()).filter(one -> isOutside(one.getTargetClass())));
    var clocks = CLASSES.stream().filter(ArchitectureTest::isRules).flatMap(type -> type.getMethodCallsFromSelf().stream())
        .filter(call -> CLOCKS.contains(call.getTargetOwner().getName() + "." + call.getName())).map(Object::toString).toList();
    assertThat(clocks).as("…Rules are told what day it is").isEmpty();
  }

  @Test
  void everyRulesClassHasItsTest() {
    var without = SOURCES.files().stream().filter(file -> file.name().endsWith("Rules"))
        .filter(file -> Files.notExists(Path.of("src/test/java", file.folder().replace('.', '/'), file.name() + "Test.java"))).map(file -> file.path().toString()).toList();
    assertThat(without).as("rules are sentences about what is allowed: say each of them again as a test, beside it, named …RulesTest").isEmpty();
  }

  @Test
  void methodsAreShort() {
    var methods = SOURCES.methods().stream().filter(method -> method.lines() > 30 && !isTableOfContents(method)).map(method -> method + " has " + method.lines() + " lines").toList();
    assertThat(methods).as("a method body has 30 lines at the most: give its parts names").isEmpty();
  }

  @Test
  void filesAreShort() {
    var files = SOURCES.files().stream().filter(file -> file.lines() > 300).map(file -> file.path() + " has " + file.lines() + " lines").toList();
    assertThat(files).as("a file has 300 lines at the most: it holds two things, part them").isEmpty();
  }

  @Test
  void foldersAreSmall() {
    var folders = SOURCES.files().stream().filter(file -> !file.name().equals("package-info")).collect(groupingBy(Sources.File::folder, counting()));
    var large = folders.entrySet().stream().filter(entry -> entry.getValue() > mostFiles(entry.getKey())).map(entry -> entry.getKey() + " has " + entry.getValue()).toList();
    assertThat(large).as("a folder has 20 Java files at the most: one cannot take in more at a glance").isEmpty();
  }

  @Test
  void methodsTakeFewParameters() {
    var many = CLASSES.stream().flatMap(type -> type.getMethods().stream()).filter(method -> method.reflect().getParameterCount() > 4)
        .filter(method -> !isSynthetic(method) && !makesItsOwn(method) && !WITH_FIVE.contains(method.getOwner().getSimpleName() + "." + method.getName()))
        .map(JavaMethod::getFullName).toList();
    assertThat(many).as("four parameters at the most: the fifth is a record").isEmpty();
  }

  @Test
  void namesSayWhatThingsAre() {
    var banned = CLASSES.stream().map(JavaClass::getSimpleName).filter(name -> BANNED.matcher(name).matches()).toList();
    assertThat(banned).as("if no better name than Manager, Helper, Util, Impl, Service, DTO, Abstract, Base, Info or Data comes to mind, the class has no job yet").isEmpty();
  }

  @Test
  void everyFileBeginsWithASentence() {
    assertThat(SOURCES.typesWithoutSentence()).as("the first sentence of a file says what the thing is").isEmpty();
  }

  @Test
  void everyFolderSaysWhatItIs() throws ClassNotFoundException {
    var folders = new TreeSet<>(SOURCES.files().stream().map(Sources.File::folder).filter(folder -> folder.split("\\.").length > 2).toList());
    var without = new ArrayList<String>();
    for (var folder : folders) {
      if (Files.notExists(Sources.ROOT.resolve(folder.replace('.', '/'), "package-info.java"))
          || !Class.forName(folder + ".package-info").isAnnotationPresent(NullMarked.class)) {
        without.add(folder);
      }
    }
    assertThat(without).as("every folder has a package-info with one sentence and @NullMarked").isEmpty();
  }

  @Test
  void everyFolderSpeaksBothLanguages() {
    var problems = new ArrayList<String>();
    for (var english : Sources.files("en.properties")) {
      var german = english.resolveSibling("de.properties");
      var missing = new TreeSet<>(keys(english));
      missing.removeAll(keys(german));
      var surplus = new TreeSet<>(keys(german));
      surplus.removeAll(keys(english));
      if (!missing.isEmpty() || !surplus.isEmpty()) {
        problems.add(german + " lacks " + missing + " and has " + surplus + " alone");
      }
    }
    assertThat(problems).as("every label stands in English and in German").isEmpty();
    assertThat(Sources.files("de.properties")).as("German stands beside English").hasSameSizeAs(Sources.files("en.properties"));
  }

  @Test
  void everyFolderWithLabelsIsListed() {
    var listed = Stream.concat(Features.LABELLED.stream().map(Class::getPackageName), Stream.of("gewerk.platform.i18n")).toList();
    var folders = Sources.files("en.properties").stream().map(file -> Sources.ROOT.relativize(file).getParent().toString().replace('/', '.')).toList();
    assertThat(folders.stream().filter(folder -> !listed.contains(folder)).toList()).as("labels are read from the folders in Features.LABELLED alone").isEmpty();
  }

  @Test
  void everyRuleSeesAViolation() {
    assertThat(STATEMENT.matcher("\n  select id from users").matches()).isTrue();
    assertThat(STATEMENT.matcher("with chosen as (select 1)").matches()).isTrue();
    assertThat(STATEMENT.matcher("(select s.position from statuses s)").matches()).isFalse();
    assertThat(BANNED.matcher("UserService").matches()).isTrue();
    assertThat(BANNED.matcher("Database").matches()).isFalse();
    assertThat(goesUp(AREAS, "people", "work")).isTrue();
    assertThat(goesUp(AREAS, "talk", "files")).isTrue();
    assertThat(goesUp(AREAS, "work", "people")).isFalse();
    assertThat(goesUp(AREAS, "work", "work")).isFalse();
    assertThat(SOURCES.methods()).hasSizeGreaterThan(500);
    assertThat(SOURCES.texts()).anyMatch(text -> STATEMENT.matcher(text.content()).matches());
  }

  private static void holds(String rule, Stream<Dependency> violations) {
    assertThat(violations.map(Dependency::getDescription).distinct().toList()).as(rule).isEmpty();
  }

  private static Stream<Dependency> dependencies(BiPredicate<String, String> forbidden) {
    return dependencies(forbidden, type -> false);
  }

  private static Stream<Dependency> dependencies(BiPredicate<String, String> forbidden, Predicate<String> except) {
    return CLASSES.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(one -> forbidden.test(one.getOriginClass().getPackageName(), one.getTargetClass().getBaseComponentType().getPackageName()))
        .filter(one -> !except.test(one.getTargetClass().getName()));
  }

  /** Strictly above, or beside: a place of its own on the same line. */
  private static boolean goesUp(List<Set<String>> levels, String from, String to) {
    return level(levels, from) >= 0 && level(levels, to) >= 0 && !from.equals(to) && level(levels, to) >= level(levels, from);
  }

  private static int level(List<Set<String>> levels, String name) {
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i).contains(name)) {
        return i;
      }
    }
    return -1;
  }

  private static String platformFolder(String name) {
    var parts = name.split("\\.");
    return parts.length > 2 && parts[1].equals("platform") ? parts[2] : "";
  }

  private static String area(String name) {
    var parts = name.split("\\.");
    return parts.length > 1 && parts[0].equals("gewerk") ? parts[1] : "";
  }

  private static boolean isRules(JavaClass type) {
    return type.getSimpleName().endsWith("Rules");
  }

  private static boolean isOutside(JavaClass type) {
    return type.getSimpleName().endsWith("Store") || type.getPackageName().equals("gewerk.platform.database") || type.getName().equals("gewerk.platform.http.Request")
        || type.getName().equals("java.time.Clock");
  }

  private static boolean isSynthetic(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.SYNTHETIC) || method.getName().contains("$") || method.getOwner().getPackageName().startsWith("gewerk.templates");
  }

  /** Constructors may take what a row has; so may what is a constructor with a name. */
  private static boolean makesItsOwn(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.STATIC) && method.getRawReturnType().equals(method.getOwner());
  }

  private static boolean isTableOfContents(Sources.Method method) {
    return method.constructor() && method.file().name().equals("Features");
  }

  /** The declarations' vocabulary is one family, the work package is the heart: to part them would hide them. */
  private static int mostFiles(String folder) {
    return Map.of("gewerk.work.workpackages", 27, "gewerk.platform.resource", 41, "gewerk.platform.text", 22).getOrDefault(folder, 20);
  }

  private static Set<String> keys(Path file) {
    var properties = new Properties();
    if (Files.notExists(file)) {
      return Set.of();
    }
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames();
  }
}
