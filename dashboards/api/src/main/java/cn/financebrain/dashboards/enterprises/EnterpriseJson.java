package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.wire.ScoreJson;
import cn.financebrain.store.ListedEnterprise;
import cn.financebrain.store.WarehouseRow.EnterpriseRow;
import java.util.List;
import java.util.Optional;

/** Answers about enterprises. */
final class EnterpriseJson {
  private EnterpriseJson() {}

  record Summary(
      String id, String name, String district, String industry, List<StandingJson> standings) {
    static Summary of(ListedEnterprise listed) {
      EnterpriseRow row = listed.row();
      return new Summary(
          row.enterprise().text(),
          row.name(),
          row.region(),
          row.industry(),
          StandingJson.of(listed.standings()));
    }
  }

  /**
   * A page of enterprises.
   *
   * @param total how many there are on all pages
   * @param next cursor of the next page; null at the end
   */
  record Page(List<Summary> items, long total, String next) {
    /**
     * As a list is read.
     *
     * @param found one more than {@code wanted} where the list goes on
     */
    static Page of(List<ListedEnterprise> found, int wanted, Optional<Risk> order, long total) {
      boolean more = found.size() > wanted;
      List<ListedEnterprise> page = more ? found.subList(0, wanted) : found;
      return new Page(
          page.stream().map(Summary::of).toList(),
          total,
          more ? new EnterpriseCursor(order, page.get(page.size() - 1).place()).text() : null);
    }
  }

  /**
   * The feeds that told something of an enterprise.
   *
   * @param ill those with something wrong
   */
  record Feeds(int total, List<String> ill) {}

  record Profile(
      String id,
      String name,
      String district,
      String industry,
      boolean enrolled,
      List<ScoreJson> scores,
      Feeds feeds) {
    static Profile of(EnterpriseRow row, List<ScoreJson> scores, Feeds feeds) {
      return new Profile(
          row.enterprise().text(),
          row.name(),
          row.region(),
          row.industry(),
          row.enrolled(),
          scores,
          feeds);
    }
  }
}
