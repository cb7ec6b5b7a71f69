package cn.financebrain.contract;

import java.util.List;

/**
 * What is known of a group of peers from one day on.
 *
 * @param codes that all of the group have, coarsest first
 * @param day counted from 1970-01-01, in UTC+8
 * @param definition fingerprint of the tag that compares; empty in rows of early versions
 */
public record PeerEpoch(
    String tag,
    List<String> codes,
    long day,
    String definition,
    long members,
    double mean,
    double deviation) {
  public PeerEpoch {
    codes = List.copyOf(codes);
  }

  /** Whether it is of a definition; one of an early version, which names none, is of any. */
  public boolean isOf(String fingerprint) {
    return definition.isEmpty() || definition.equals(fingerprint);
  }
}
