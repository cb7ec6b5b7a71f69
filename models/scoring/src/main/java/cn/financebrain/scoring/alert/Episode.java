package cn.financebrain.scoring.alert;

import cn.financebrain.contract.Band;
import cn.financebrain.scoring.bytes.ByteReader;
import cn.financebrain.scoring.bytes.ByteWriter;
import java.time.Instant;

/**
 * Where the alerts of one enterprise and risk stand.
 *
 * @param number of the episode that is open or was the last, from 1; 0 before the first
 * @param open whether the episode goes on
 * @param raised highest band that was alerted in the episode; green before the first
 * @param raisedAt when the last alert was raised; the epoch before the first
 * @param band band of the last score; green before the first
 * @param index index of the last score; NaN before the first
 * @param release release of the last score
 */
public record Episode(
    int number, boolean open, Band raised, Instant raisedAt, Band band, double index, int release) {
  /** Nothing was ever scored or alerted. */
  public static final Episode NONE =
      new Episode(0, false, Band.GREEN, Instant.EPOCH, Band.GREEN, Double.NaN, 0);

  /** Whether there was ever a score; a hard rule opens an episode without one. */
  boolean scored() {
    return !Double.isNaN(index);
  }

  public void write(ByteWriter out) {
    out.integer(number).octet(open ? 1 : 0).text(raised.name()).instant(raisedAt);
    out.text(band.name()).number(index).integer(release);
  }

  public static Episode read(ByteReader in) {
    return new Episode(
        in.count(Integer.MAX_VALUE),
        in.octet() == 1,
        band(in),
        in.instant(),
        band(in),
        in.number(),
        in.count(Integer.MAX_VALUE));
  }

  private static Band band(ByteReader in) {
    return Band.valueOf(in.text());
  }
}
