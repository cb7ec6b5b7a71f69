package cn.financebrain.dashboards.wire;

import cn.financebrain.contract.TagValue;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A tag's value with its kind.
 *
 * @param value a number, a text or a truth; null and left out where it is missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TagValueJson(String kind, Object value) {

  public static TagValueJson of(TagValue value) {
    if (value instanceof TagValue.Quantity quantity) {
      return new TagValueJson("quantity", quantity.value());
    }
    if (value instanceof TagValue.Code code) {
      return new TagValueJson("code", code.value());
    }
    if (value instanceof TagValue.Truth truth) {
      return new TagValueJson("truth", truth.value());
    }
    return new TagValueJson("missing", null);
  }
}
