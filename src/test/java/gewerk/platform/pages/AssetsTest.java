package gewerk.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gewerk.platform.pages.sample.Sample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Assets have addresses by content, import each other by them, and stay within their budgets. */
class AssetsTest {
  private final Assets assets = Assets.load(List.of(Sample.class));

  @Test
  void theStyleSheetBeginsWithTheTokensAndHoldsTheFeatures() {
    var css = text(assets.url("app.css"));
    assertThat(css).startsWith("/* Every value that is chosen").contains(".sample");
  }

  @Test
  void anAddressChangesWithTheContent() {
    var one = Asset.of("app.css", "a {}".getBytes(StandardCharsets.UTF_8));
    var other = Asset.of("app.css", "b {}".getBytes(StandardCharsets.UTF_8));
    assertThat(one.path()).matches("/assets/[0-9a-f]{12}/app\\.css").isNotEqualTo(other.path());
    assertThat(assets.find("/assets/000000000000/app.css")).isEmpty();
  }

  @Test
  void scriptsImportHashedAddresses() {
    assertThat(text(assets.url("app.js"))).contains("from \"" + assets.url("turbo.js") + "\"").contains("from \"" + assets.url("controllers.js") + "\"");
    assertThat(text(assets.url("controllers.js"))).contains("\"jump\": (() => {").contains("\"sample\": (() => {")
        .contains("import { Controller } from \"" + assets.url("stimulus.js") + "\"").doesNotContain("// ");
  }

  @Test
  void aScriptThatImportsWhatIsNotThereStopsTheStart() {
    var lost = Map.of("a.js", "import x from \"./lost.js\"\n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Scripts.resolve(lost)).hasMessageContaining("lost.js").hasMessageContaining("a.js");
  }

  @Test
  void theHeadNamesOnlyWhatCanBeFetched() {
    var head = assets.head(Colours.of(List.of("#1F75CB")));
    assertThat(head.styles()).allSatisfy(path -> assertThat(assets.find(path)).isPresent());
    assertThat(head.modules()).contains(assets.url("stimulus.js")).allSatisfy(path -> assertThat(assets.find(path)).isPresent());
    assertThat(assets.find(head.script()).orElseThrow().contentType()).isEqualTo("text/javascript; charset=utf-8");
    assertThat(assets.find(head.icon()).orElseThrow().contentType()).isEqualTo("image/svg+xml");
  }

  @Test
  void aFeatureInAJarIsFoundToo(@TempDir Path folder) throws Exception {
    var jar = folder.resolve("feature.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var name : List.of("Sample.class", "sample.css", "sample_controller.js")) {
        out.putNextEntry(new JarEntry("gewerk/platform/pages/sample/" + name));
        out.write(Objects.requireNonNull(Sample.class.getResourceAsStream(name)).readAllBytes());
      }
    }
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      var packed = Assets.load(List.of(loader.loadClass(Sample.class.getName())));
      assertThat(packed.url("app.css")).isEqualTo(assets.url("app.css"));
      assertThat(packed.url("controllers.js")).isEqualTo(assets.url("controllers.js"));
    }
  }

  @Test
  void gzipHoldsTheSameBytes() throws IOException {
    var css = assets.find(assets.url("app.css")).orElseThrow();
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(css.gzipBytes()))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(css.bytes());
    }
  }

  @Test
  void coloursBecomeClassesAndTheAddressSaysWhich() {
    var colours = Colours.of(List.of("#1F75CB", "1f75cb", "#abc", "url(evil)", ""));
    assertThat(colours.url()).isEqualTo("/assets/colours/1f75cb-aabbcc-all.css");
    assertThat(text(colours.url())).contains(".hue-1f75cb { --hue: #1f75cb; }").contains(".hue-aabbcc { --hue: #aabbcc; }");
    assertThat(Colours.hue("#1F75CB")).isEqualTo("hue-1f75cb");
    assertThat(Colours.hue("red;")).isEmpty();
    assertThat(assets.find("/assets/colours/1f75cb;}-all.css")).isEmpty();
    assertThat(text(Colours.NONE.url())).doesNotContain("hue-");
  }

  @Test
  void thePolicyAllowsNothingInline() {
    assertThat(Csp.STRICT.header()).contains("script-src 'self';").contains("style-src 'self' 'sha256-").doesNotContain("unsafe");
    assertThat(Csp.STRICT.withForms("https://cloud.example").header()).contains("form-action 'self' https://cloud.example;");
    assertThatThrownBy(() -> Csp.STRICT.withForms("https://x; script-src *")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void styleAndScriptStayWithinTheirBudgets() {
    var css = assets.find(assets.url("app.css")).orElseThrow().gzipBytes().length;
    var own = assets.head(Colours.NONE).modules().stream().filter(path -> !path.endsWith("/turbo.js") && !path.endsWith("/stimulus.js"))
        .mapToInt(path -> assets.find(path).orElseThrow().gzipBytes().length).sum();
    System.out.println("CSS " + css + " bytes, own scripts " + own + " bytes, gzipped");
    assertThat(css).isLessThan(15_000);
    assertThat(own).isLessThan(10_000);
  }

  private String text(String path) {
    return new String(assets.find(path).orElseThrow().bytes(), StandardCharsets.UTF_8);
  }
}
