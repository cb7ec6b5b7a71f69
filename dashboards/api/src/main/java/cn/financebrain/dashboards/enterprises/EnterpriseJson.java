package cn.financebrain.dashboards.enterprises;

import cn.financebrain.dashboards.wire.ScoreJson;
import cn.financebrain.store.WarehouseRow.EnterpriseRow;
import java.util.List;

/** Answers about enterprises. */
final class EnterpriseJson {
  private EnterpriseJson() {}

  record Summary(String id, String name, String district, String industry) {
    static Summary of(EnterpriseRow row) {
      return new Summary(row.enterprise().text(), row.name(), row.region(), row.industry());
    }
  }

  record Found(List<Summary> items, boolean more) {}

  record Profile(
      String id,
      String name,
      String district,
      String industry,
      boolean enrolled,
      List<ScoreJson> scores) {
    static Profile of(EnterpriseRow row, List<ScoreJson> scores) {
      return new Profile(
          row.enterprise().text(),
          row.name(),
          row.region(),
          row.industry(),
          row.enrolled(),
          scores);
    }
  }
}
