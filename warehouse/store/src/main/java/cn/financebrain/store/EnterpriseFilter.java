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
  public static final EnterpriseFilter ALL = new Builder().build();

  public EnterpriseFilter {
    bands = bands.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(bands));
    tags = List.copyOf(tags);
  }

  /** What is asked for, one after the other; nothing is every enterprise. */
  public static Builder builder() {
    return new Builder();
  }

  /** The same by a part of the enterprise's name or id. */
  public EnterpriseFilter named(String part) {
    return new Builder(this).search(part).build();
  }

  /** The same by other conditions on tags. */
  public EnterpriseFilter withTags(List<TagCondition> others) {
    return new Builder(this).tags(others).build();
  }

  /** Each as the component of its name. */
  public static final class Builder {
    private Optional<Risk> risk = Optional.empty();
    private Set<Band> bands = Set.of();
    private boolean unscored;
    private String regionPrefix = "";
    private String search = "";
    private String industry = "";
    private Optional<Alerted> alerted = Optional.empty();
    private Optional<Recorded> recorded = Optional.empty();
    private List<TagCondition> tags = List.of();
    private Regions within = Regions.EVERYWHERE;

    private Builder() {}

    private Builder(EnterpriseFilter filter) {
      risk = filter.risk;
      bands = filter.bands;
      unscored = filter.unscored;
      regionPrefix = filter.regionPrefix;
      search = filter.search;
      industry = filter.industry;
      alerted = filter.alerted;
      recorded = filter.recorded;
      tags = filter.tags;
      within = filter.within;
    }

    public Builder risk(Risk one) {
      return risk(Optional.of(one));
    }

    public Builder risk(Optional<Risk> either) {
      risk = either;
      return this;
    }

    public Builder bands(Set<Band> any) {
      bands = Set.copyOf(any);
      return this;
    }

    public Builder unscored(boolean wanted) {
      unscored = wanted;
      return this;
    }

    public Builder regionPrefix(String prefix) {
      regionPrefix = prefix;
      return this;
    }

    public Builder search(String part) {
      search = part;
      return this;
    }

    public Builder industry(String prefix) {
      industry = prefix;
      return this;
    }

    public Builder alerted(Alerted one) {
      return alerted(Optional.of(one));
    }

    public Builder alerted(Optional<Alerted> some) {
      alerted = some;
      return this;
    }

    public Builder recorded(Recorded one) {
      return recorded(Optional.of(one));
    }

    public Builder recorded(Optional<Recorded> some) {
      recorded = some;
      return this;
    }

    public Builder tags(List<TagCondition> all) {
      tags = List.copyOf(all);
      return this;
    }

    public Builder within(Regions seen) {
      within = seen;
      return this;
    }

    public EnterpriseFilter build() {
      return new EnterpriseFilter(
          risk, bands, unscored, regionPrefix, search, industry, alerted, recorded, tags, within);
    }
  }
}
