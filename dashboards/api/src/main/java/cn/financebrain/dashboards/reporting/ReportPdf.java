package cn.financebrain.dashboards.reporting;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Draws a report's page as PDF, its fonts embedded and its text searchable. */
public final class ReportPdf {
  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  static {
    XRLog.setLoggingEnabled(false); // it tells of each rule of the style sheet
  }

  private ReportPdf() {}

  /**
   * Reads nothing but the page itself: no file, no network.
   *
   * @param page a well-formed page, see {@link ReportPage}
   * @throws IOException if it can't be drawn or written
   */
  public static void write(String page, OutputStream to) throws IOException {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFont(font(Fonts.REGULAR), Fonts.FAMILY, REGULAR, FontStyle.NORMAL, true);
    builder.useFont(font(Fonts.BOLD), Fonts.FAMILY, BOLD, FontStyle.NORMAL, true);
    builder.useExternalResourceAccessControl(
        (address, type) -> address != null && address.startsWith("data:"),
        ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useExternalResourceAccessControl(
        (address, type) -> address != null && address.startsWith("data:"),
        ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    builder.withProducer("Finance Brain");
    builder.withHtmlContent(page, null);
    builder.toStream(to);
    builder.run();
  }

  private static FSSupplier<InputStream> font(String name) {
    return () -> {
      try {
        return Fonts.open(name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
