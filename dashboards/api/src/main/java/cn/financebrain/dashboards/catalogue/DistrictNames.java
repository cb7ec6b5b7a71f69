package cn.financebrain.dashboards.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The districts by GB/T 2260, from {@code districts.csv}. A code without a name is shown as it is.
 */
public final class DistrictNames {
  private static final String FILE = "/districts.csv";

  private DistrictNames() {}

  public record DistrictName(String code, String chinese, String english) {}

  /** In the order of the codes. */
  public static List<DistrictName> all() {
    try (InputStream csv = DistrictNames.class.getResourceAsStream(FILE)) {
      return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(cells -> new DistrictName(cells[0], cells[1], cells[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }
}
