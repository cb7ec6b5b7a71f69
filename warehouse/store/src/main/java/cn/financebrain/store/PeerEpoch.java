package cn.financebrain.store;

import java.util.List;

/**
 * What is known of a group of peers from one day on.
 *
 * @param codes that all of the group have, coarsest first
 * @param day counted from 1970-01-01, in UTC+8
 */
public record PeerEpoch(
    String tag, List<String> codes, long day, long members, double mean, double deviation) {
  public PeerEpoch {
    codes = List.copyOf(codes);
  }
}
