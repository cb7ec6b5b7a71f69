package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.wire.CsvCell;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.ListedEnterprise;
import cn.financebrain.store.ListedEnterprise.Standing;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A set of enterprises as a file for spreadsheets: UTF-8 with a byte order mark, CRLF. */
final class EnterprisesCsv {
  static final String NAME = "enterprises.csv";

  private static final int PART = 2_000;
  private static final String HEAD = "\uFEFF企业标识,企业名称,行政区划,行业,非法集资等级,非法集资指数,违约等级,违约指数\r\n";

  private EnterprisesCsv() {}

  /** The enterprises of a set in the order of their ids. */
  @FunctionalInterface
  interface Pages {
    /**
     * @param after the last one of the page before; empty for the first page
     */
    List<ListedEnterprise> page(Optional<ListedEnterprise.Place> after, int limit);
  }

  /**
   * Ids never move: none is left out, and none is there twice.
   *
   * @return how many there are
   */
  static int write(Pages pages, OutputStream to) throws IOException {
    Writer out = new OutputStreamWriter(to, StandardCharsets.UTF_8);
    out.write(HEAD);
    Optional<ListedEnterprise.Place> after = Optional.empty();
    List<ListedEnterprise> part = pages.page(after, PART);
    int count = 0;
    while (!part.isEmpty()) {
      count += part.size();
      for (ListedEnterprise each : part) {
        out.write(line(each));
      }
      after = Optional.of(part.get(part.size() - 1).place());
      part = part.size() < PART ? List.of() : pages.page(after, PART);
    }
    out.flush();
    return count;
  }

  private static String line(ListedEnterprise listed) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                listed.row().enterprise().text(),
                listed.row().name(),
                listed.row().region(),
                listed.row().industry()));
    for (Risk risk : List.of(Risk.FUNDRAISING, Risk.DEFAULT)) {
      Standing standing = listed.standings().get(risk);
      boolean scored = standing instanceof Standing.InBand;
      cells.add(scored ? Parameters.id(((Standing.InBand) standing).band()) : "");
      cells.add(
          scored ? String.format(Locale.ROOT, "%.1f", ((Standing.InBand) standing).index()) : "");
    }
    return cells.stream().map(CsvCell::of).collect(Collectors.joining(",", "", "\r\n"));
  }
}
