package cn.financebrain.dashboards.wire;

import cn.financebrain.contract.Alert;
import cn.financebrain.store.StoredAlert;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * An alert as lists and streams show it.
 *
 * @param index null where a hard rule raised it without a score
 * @param inCase null where it is in none, or that is not known
 * @param listed null where it is on no list, or that is not known
 */
public record AlertJson(
    String id,
    String enterprise,
    String enterpriseName,
    String risk,
    int episode,
    String band,
    Cause cause,
    String district,
    Instant raisedAt,
    Instant storedAt,
    int release,
    Double index,
    List<ReasonJson> reasons,
    @JsonProperty("case") @JsonInclude(JsonInclude.Include.NON_NULL) CaseRef inCase,
    @JsonInclude(JsonInclude.Include.NON_NULL) Listed listed) {

  /**
   * What the lists say of its enterprise and risk.
   *
   * @param white null where it is not on the white list
   * @param risk listed, or regressed where it was raised after a striking off; null for neither
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Listed(White white, String risk) {}

  /** Why and until when it is on the white list. */
  public record White(String reason, LocalDate until) {}

  /** The case that an alert is in. */
  public record CaseRef(String number, String state) {}

  /** What raised it; the fields of other kinds are null and left out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Cause(String kind, Object from, Object to, String rule) {
    static Cause of(Alert.Cause cause) {
      if (cause instanceof Alert.Cause.FirstScore first) {
        return new Cause("first_score", null, Parameters.id(first.to()), null);
      }
      if (cause instanceof Alert.Cause.BandRise rise) {
        return new Cause("band_rise", Parameters.id(rise.from()), Parameters.id(rise.to()), null);
      }
      if (cause instanceof Alert.Cause.SharpChange change) {
        return new Cause("sharp_change", change.from(), change.to(), null);
      }
      return new Cause("hard_rule", null, null, ((Alert.Cause.HardRule) cause).rule());
    }
  }

  public static AlertJson of(StoredAlert stored, TagNames names) {
    Alert alert = stored.alert();
    return new AlertJson(
        alert.id(),
        alert.enterprise().text(),
        stored.enterpriseName(),
        alert.risk().id(),
        alert.episode(),
        Parameters.id(alert.band()),
        Cause.of(alert.cause()),
        alert.region(),
        alert.raisedAt(),
        stored.storedAt(),
        alert.release(),
        Double.isNaN(alert.index()) ? null : alert.index(),
        ReasonJson.of(alert.reasons(), names),
        null,
        null);
  }

  /** The same alert in a case; null for none. */
  public AlertJson in(CaseRef found) {
    return new AlertJson(
        id,
        enterprise,
        enterpriseName,
        risk,
        episode,
        band,
        cause,
        district,
        raisedAt,
        storedAt,
        release,
        index,
        reasons,
        found,
        listed);
  }

  /** The same alert with what the lists say. */
  public AlertJson listed(Listed marks) {
    return new AlertJson(
        id,
        enterprise,
        enterpriseName,
        risk,
        episode,
        band,
        cause,
        district,
        raisedAt,
        storedAt,
        release,
        index,
        reasons,
        inCase,
        marks);
  }
}
