package cn.financebrain.dashboards.reporting;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** The fonts of reports, which the build fetches ({@code fetch-fonts}). */
final class Fonts {
  static final String FAMILY = "Noto Sans SC";
  static final String REGULAR = "/fonts/NotoSansSC_400Regular.ttf";
  static final String BOLD = "/fonts/NotoSansSC_700Bold.ttf";

  private Fonts() {}

  /**
   * @throws IOException if the build left it out
   */
  static InputStream open(String font) throws IOException {
    InputStream file = Fonts.class.getResourceAsStream(font);
    if (file == null) {
      throw new FileNotFoundException("the build left out the font " + font);
    }
    return file;
  }
}
