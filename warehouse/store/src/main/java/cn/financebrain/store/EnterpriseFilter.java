package cn.financebrain.store;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Category;
import cn.financebrain.contract.Risk;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which enrolled enterprises to list.
 *
 * @param risk the risk that {@code bands} and {@code unscored} speak of; empty for either
 * @param bands any of these; empty for all, unless {@code unscored}
 * @param unscored whether those without a score of the risk are wanted, beside those in the bands
 * @param regionPrefix leading digits of the region code; empty for all
 * @param search part of the enterprise's name or id, or the initials of a part of its name in
 *     pinyin ({@code ojlm} for 瓯江鹿鸣); empty for all
 * @param industry beginning of the industry's code, a section's letter first; empty for all
 * @param alerted what an alert of {@code risk} was; empty for all
 * @param recorded what there is of a category of data, or is not; empty for all
 * @param tags all of these hold for the latest values of tags
 * @param within what whoever asks may see
 */
public record EnterpriseFilter(
    Optional<Risk> risk,
    Set<Band> bands,
    boolean unscored,
    String regionPrefix,
    String search,
    String industry,
    Optional<Alerted> alerted,
    Optional<Recorded> recorded,
    List<TagCondition> tags,
    Regions within) {
  /** Why alerts are raised, as the warehouse names it. */
  public static final List<String> CAUSES =
      List.of(
          CauseText.FIRST_SCORE, CauseText.BAND_RISE, CauseText.HARD_RULE, CauseText.SHARP_CHANGE);

  /**
   * An alert.
   *
   * @param since it was raised then or later
   * @param reason id of a tag that it gave as a reason; empty for any
   * @param cause one of {@link #CAUSES}; empty for any
   */
  public record Alerted(Instant since, String reason, String cause) {
    public Alerted {
      if (!cause.isEmpty() && !CAUSES.contains(cause)) {
        throw new IllegalArgumentException("cause '%s' of an alert".formatted(cause));
      }
    }
  }

  /**
   * A record of a category, which may have been withdrawn since.
   *
   * @param present whether there is one; else whether there is none, which means that none came
   * @param since of a time then or later
   */
  public record Recorded(Category category, boolean present, Instant since) {}

  /** Every enrolled enterprise. */
  public static final EnterpriseFilter ALL =
      new EnterpriseFilter(
          Optional.empty(),
          Set.of(),
          false,
          "",
          "",
          "",
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Regions.EVERYWHERE);

  public EnterpriseFilter {
    bands = bands.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(bands));
    tags = List.copyOf(tags);
  }

  /** The same by a part of the enterprise's name or id. */
  public EnterpriseFilter named(String part) {
    return new EnterpriseFilter(
        risk, bands, unscored, regionPrefix, part, industry, alerted, recorded, tags, within);
  }

  /** The same by other conditions on tags. */
  public EnterpriseFilter withTags(List<TagCondition> others) {
    return new EnterpriseFilter(
        risk, bands, unscored, regionPrefix, search, industry, alerted, recorded, others, within);
  }
}
