package gewerk.views.exports;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import gewerk.platform.http.Answer;

/**
 * A feed as feed readers want it.
 *
 * @param address of what it is about, with host; its id too
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4287">The Atom Syndication Format</a>
 */
public record Feed(String title, String address, List<Entry> entries) {
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  /**
   * Something that happened.
   *
   * @param address with host; its id too, so that it must stay the same
   * @param html what a reader shows
   */
  public record Entry(String title, String address, Instant updated, String author, String html) {}

  public Answer answer() {
    return Answer.of(200, "application/atom+xml;charset=utf-8", xml());
  }

  byte[] xml() {
    var out = new ByteArrayOutputStream();
    try {
      var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      write(xml);
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return out.toByteArray();
  }

  private void write(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(NAMESPACE);
    text(xml, "id", address);
    text(xml, "title", title);
    text(xml, "updated", entries.stream().map(Entry::updated).max(Instant::compareTo).orElse(Instant.EPOCH).toString());
    link(xml, "alternate", address);
    for (var entry : entries) {
      write(xml, entry);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private static void write(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
    xml.writeStartElement("entry");
    text(xml, "id", entry.address);
    text(xml, "title", entry.title);
    text(xml, "updated", entry.updated.toString());
    link(xml, "alternate", entry.address);
    xml.writeStartElement("author");
    text(xml, "name", entry.author);
    xml.writeEndElement();
    xml.writeStartElement("content");
    xml.writeAttribute("type", "html");
    xml.writeCharacters(allowed(entry.html));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("href", href);
  }

  private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(allowed(text));
    xml.writeEndElement();
  }

  /** XML has no place for most control characters. */
  private static String allowed(String text) {
    return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
  }
}
