package cn.financebrain.dashboards.scans;

import cn.financebrain.contract.scan.Scan;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.ScanChange;
import cn.financebrain.store.ScanCount;
import cn.financebrain.store.ScannedScore;
import java.time.Instant;
import java.util.List;

/**
 * A scan as the interface tells it.
 *
 * @param region leading digits of region codes; empty for all
 * @param person account that asked; empty where a schedule did
 */
record ScanJson(
    String id,
    String title,
    Instant asOf,
    String region,
    int release,
    String state,
    String detail,
    long enterprises,
    long planned,
    String fingerprint,
    String person,
    String schedule,
    Instant startedAt,
    String logEnd) {

  static ScanJson of(Scan scan) {
    return new ScanJson(
        scan.id(),
        scan.title(),
        scan.asOf(),
        scan.region(),
        scan.release(),
        Parameters.id(scan.state()),
        scan.detail(),
        scan.enterprises(),
        scan.planned(),
        scan.fingerprint(),
        scan.person(),
        scan.schedule(),
        scan.startedAt(),
        scan.logEnd().text());
  }

  /** All that one may know of, the newest first. */
  record All(List<ScanJson> scans) {}

  /**
   * @param group a region or industry code; a kind of change
   * @param band empty for those without a score
   */
  record Count(String risk, String group, String band, long enterprises) {
    static List<Count> of(List<ScanCount> counts) {
      return counts.stream()
          .map(each -> new Count(each.risk().id(), each.group(), each.band(), each.enterprises()))
          .toList();
    }
  }

  /** A scan and how many enterprises of the territory it put into which band. */
  record Whole(ScanJson scan, List<Count> districts, List<Count> industries) {}

  /**
   * What was found of an enterprise.
   *
   * @param probability null where there is no score, as is the index
   */
  record Found(
      String enterprise,
      String risk,
      String name,
      String region,
      String industry,
      String unscored,
      Double probability,
      Double index,
      String band,
      double coverage,
      List<ScannedScore.Weight> reasons,
      List<String> rules) {
    static Found of(ScannedScore score) {
      return new Found(
          score.enterprise().text(),
          score.risk().id(),
          score.name(),
          score.region(),
          score.industry(),
          score.unscored(),
          number(score.probability()),
          number(score.index()),
          score.band(),
          score.coverage(),
          score.reasons(),
          score.rules());
    }

    private static Double number(double value) {
      return Double.isNaN(value) ? null : value;
    }
  }

  /**
   * @param total of all that match
   */
  record Page(long total, List<Found> scores) {}

  /**
   * @param before null where the earlier scan did not list the enterprise
   * @param after null where the later one did not
   */
  record Change(String kind, Found before, Found after, List<ScanChange.Shift> shifts) {
    static Change of(ScanChange change) {
      return new Change(
          Parameters.id(change.kind()),
          change.before().map(Found::of).orElse(null),
          change.after().map(Found::of).orElse(null),
          change.shifts());
    }
  }

  /**
   * @param changes the first of them
   */
  record Changes(List<Count> counts, List<Change> changes) {}
}
