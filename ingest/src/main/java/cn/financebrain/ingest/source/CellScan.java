package cn.financebrain.ingest.source;

import cn.financebrain.contract.RejectReason;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Goes through a part of a workbook before it is read, for what would fill the memory or take for
 * ever: cells beyond the last column, for which the reader makes room, numbers of any length, and
 * parts that are larger than the archive says. Other damage is left to the reader to find.
 */
final class CellScan {
  private static final String LAST_COLUMN = "XFD";
  private static final int NUMBER_LIMIT = 1_000;

  private final ZipEntry part;
  private final SharedTexts texts;

  private CellScan(ZipEntry part, SharedTexts texts) {
    this.part = part;
    this.texts = texts;
  }

  /**
   * @param texts is told of cells that refer to shared texts
   * @throws SourceException if the part holds such a thing
   */
  static void require(ZipFile archive, ZipEntry part, SharedTexts texts)
      throws IOException, SourceException {
    try (InputStream in = new Declared(archive.getInputStream(part), part.getSize())) {
      new CellScan(part, texts).scan(in);
    } catch (OversizeException e) {
      throw new SourceException(
          RejectReason.MALFORMED,
          "part %s of the workbook is larger than the archive says".formatted(part.getName()));
    } catch (ZipException | EOFException e) {
      return; // told where it is read
    }
  }

  /** How many shared texts the part holds; 0 if it is another part, or no XML. */
  static int countTexts(ZipFile archive, ZipEntry part) throws IOException {
    int count = 0;
    try (InputStream in = new Declared(archive.getInputStream(part), part.getSize())) {
      XMLStreamReader xml = factory().createXMLStreamReader(in);
      boolean first = true;
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          if (first && !xml.getLocalName().equals("sst")) {
            return 0;
          }
          first = false;
          count += xml.getLocalName().equals("si") ? 1 : 0;
        }
      }
    } catch (XMLStreamException | OversizeException | ZipException | EOFException e) {
      return count; // told where it is read
    }
    return count;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  private void scan(InputStream in) throws IOException, SourceException {
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
          cell(xml);
        }
      }
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof OversizeException oversize) {
        throw oversize;
      }
      in.transferTo(OutputStream.nullOutputStream()); // no XML: only its size counts
    }
  }

  private void cell(XMLStreamReader xml) throws XMLStreamException, SourceException {
    String place = xml.getAttributeValue(null, "r");
    String type = xml.getAttributeValue(null, "t");
    if (place != null && !isWithin(place)) {
      throw refused("cell %s lies right of column %s".formatted(shortened(place), LAST_COLUMN));
    }
    if (type == null || type.equals("n")) {
      requireShort(xml, place);
    } else if (type.equals("s")) {
      texts.refer(place, value(xml));
    }
  }

  /** The beginning of a cell's value; an index has ten digits at most. */
  private static String value(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder value = new StringBuilder();
    boolean within = false;
    int event = xml.getEventType();
    while (xml.hasNext()
        && !(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c"))) {
      event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
        within = event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("v");
      } else if (within && value.length() < NUMBER_LIMIT && xml.hasText()) {
        value.append(xml.getText());
      }
    }
    return value.toString();
  }

  private static boolean isWithin(String place) {
    String column = place.replaceFirst("[0-9$]*$", "").replace("$", "").toUpperCase(Locale.ROOT);
    return column.length() < LAST_COLUMN.length()
        || (column.length() == LAST_COLUMN.length() && column.compareTo(LAST_COLUMN) <= 0);
  }

  private void requireShort(XMLStreamReader xml, String place)
      throws XMLStreamException, SourceException {
    int length = 0;
    int event = xml.getEventType();
    while (xml.hasNext()
        && !(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c"))) {
      event = xml.next();
      boolean text = event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
      length += text ? xml.getTextLength() : 0;
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("f")) {
        length = 0; // a formula may be long
      }
      if (event == XMLStreamConstants.END_ELEMENT
          && xml.getLocalName().equals("v")
          && length > NUMBER_LIMIT) {
        throw refused("cell %s holds a number of %,d characters".formatted(place, length));
      }
    }
  }

  private SourceException refused(String what) {
    return new SourceException(
        RejectReason.MALFORMED, "part %s of the workbook: %s".formatted(part.getName(), what));
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(20, text.length()));
  }

  /** There is more than was declared. */
  private static final class OversizeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Ends the reading beyond the declared size. */
  private static final class Declared extends FilterInputStream {
    private long left;

    Declared(InputStream in, long size) {
      super(in);
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      taken(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      taken(Math.max(0, read));
      return read;
    }

    private void taken(int bytes) throws OversizeException {
      left -= bytes;
      if (left < 0) {
        throw new OversizeException();
      }
    }
  }
}
