package cn.financebrain.streaming.scan;

import cn.financebrain.contract.scan.LogEnd;
import cn.financebrain.contract.scan.Scan;
import cn.financebrain.contract.scan.ScanRange;
import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.store.ScanReader;
import cn.financebrain.store.WarehouseReader;
import cn.financebrain.store.WarehouseSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * What a scan rests on and how it is parted. The same plan gives the same results whenever and
 * however often it is worked off.
 *
 * @param scan as it was asked for
 * @param catalogue id of the catalogue of tags that the release has
 * @param day fingerprint of the statistics of peers and the late feeds of the scan's day, as the
 *     warehouse held them; a part that would meet others is not worked off
 * @param ranges in the order of their numbers; none where nobody is to be scanned
 */
public record ScanPlan(Scan scan, String catalogue, String day, List<ScanRange> ranges) {
  /** Enterprises of a range: some seconds of work, which is what a kill costs. */
  private static final int RANGE = 500;

  public ScanPlan {
    ranges = List.copyOf(ranges);
  }

  /**
   * Draws a plan up for all that is in the warehouse now.
   *
   * @param wanted whose {@code planned} and {@code logEnd} do not matter yet
   * @param models directory of releases and artifacts
   * @throws cn.financebrain.store.WarehouseException if the warehouse can't be reached
   * @throws cn.financebrain.scoring.release.ReleaseException if the release can't be read
   */
  public static ScanPlan of(WarehouseSettings warehouse, Path models, Scan wanted) {
    try (ScanReader reader = ScanReader.open(warehouse)) {
      return of(warehouse, models, wanted, reader.logEnd(), RANGE);
    }
  }

  /**
   * Draws a plan up.
   *
   * @param end what of the log counts
   * @param size enterprises of a range at most
   */
  static ScanPlan of(WarehouseSettings warehouse, Path models, Scan wanted, LogEnd end, int size) {
    String catalogue = ReleaseDirectory.catalogueOf(models, wanted.release());
    try (ScanReader reader = ScanReader.open(warehouse);
        WarehouseReader whole = WarehouseReader.open(warehouse)) {
      List<ScanRange> ranges = reader.ranges(wanted.asOf(), end, wanted.region(), size);
      long planned = ranges.stream().mapToLong(ScanRange::enterprises).sum();
      ScanDay day =
          ScanDay.read(whole, new CatalogueDirectory(models).open(catalogue), wanted.asOf());
      return new ScanPlan(wanted.planned(planned, end), catalogue, day.fingerprint(), ranges);
    }
  }
}
