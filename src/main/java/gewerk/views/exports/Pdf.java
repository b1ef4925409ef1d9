package gewerk.views.exports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;

/** Prints HTML of ours to PDF. It loads nothing from anywhere: a picture is told by its text, a link keeps its address. */
final class Pdf {
  /** Latin, Greek and Cyrillic letters; the library of the PDF format brings it along. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  static {
    XRLog.setLoggingEnabled(false); // it tells each step that it takes
  }

  /** @param origin what addresses without a host begin with */
  byte[] of(String html, String origin) {
    var out = new ByteArrayOutputStream();
    try {
      var builder = new PdfRendererBuilder();
      builder.useFastMode();
      builder.useFont(Pdf::font, "Liberation Sans", 400, FontStyle.NORMAL, true);
      builder.useUriResolver((base, uri) -> null);
      builder.useProtocolsStreamImplementation(uri -> null, "http", "https", "file", "jar", "ftp");
      builder.withW3cDocument(new W3CDom().fromJsoup(tidied(html, origin)), origin);
      builder.toStream(out);
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException("printing to PDF", e);
    }
    return out.toByteArray();
  }

  private static org.jsoup.nodes.Document tidied(String html, String origin) {
    var document = Jsoup.parse(html, origin);
    document.select("script, iframe, object, embed, svg, link").remove();
    document.select("img").forEach(picture -> picture.replaceWith(new org.jsoup.nodes.TextNode(picture.attr("alt").isEmpty() ? "" : "[" + picture.attr("alt") + "]")));
    document.select("input[type=checkbox]").forEach(box -> box.replaceWith(new org.jsoup.nodes.TextNode(box.hasAttr("checked") ? "[x] " : "[ ] ")));
    document.select("a[href]").forEach(link -> link.attr("href", link.absUrl("href")));
    return document;
  }

  private static InputStream font() {
    return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), "the font of the PDF library");
  }
}
