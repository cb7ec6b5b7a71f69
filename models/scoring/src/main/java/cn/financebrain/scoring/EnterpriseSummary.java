package cn.financebrain.scoring;

import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.profile.TagVector;

/**
 * How an enterprise is listed.
 *
 * @param name registered name, empty where the source is anonymised
 * @param region 6-digit region code (GB/T 2260), empty if unknown
 * @param industry class letter A to T (GB/T 4754), empty if unknown
 */
public record EnterpriseSummary(String name, String region, String industry) {

  static EnterpriseSummary of(TagVector tags) {
    return new EnterpriseSummary(
        tags.name(), code(tags, "reg_district"), code(tags, "reg_industry_class"));
  }

  private static String code(TagVector tags, String tag) {
    return tags.catalogue().contains(tag) && tags.get(tag) instanceof TagValue.Code code
        ? code.value()
        : "";
  }
}
