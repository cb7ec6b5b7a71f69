package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Story;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** What the tags of the catalogue say of a simulated city: each of them something, none all. */
class SimulatedTagsTest {
  /** Need a comparison with others of the line of business, which is no single enterprise's. */
  private static final Set<String> OF_PEERS =
      Set.of(
          "reg_capital_industry_z",
          "ar_revenue_per_employee_z",
          "ut_power_revenue_mismatch",
          "ad_spend_to_revenue");

  /**
   * What authorities, courts and banks do when it has come to the end, and by law only then: they
   * are how the outcome is known. A city in which the honest are convicted would be no honest one.
   */
  private static final Set<String> OUTCOMES =
      Set.of(
          "pol_case_filed",
          "pol_exit_restricted",
          "pen_illegal_fin_business",
          "lit_criminal_involved",
          "lit_bankruptcy_filed",
          "lit_preservation_cnt_180d",
          "enf_case_cnt_180d",
          "enf_consumption_restricted",
          "enf_consumption_restricted_person",
          "enf_dishonest",
          "enf_consumption_restricted_self",
          "ff_account_frozen",
          "cr_five_class",
          "cr_overdue_days_max_90d",
          "cr_overdue_amt",
          "cr_interest_arrears_cnt_180d");

  private static final double PRECISION = 0.9;
  private static final double RECALL = 0.3;
  private static final String MISSING = "(missing)";

  private final SimulatedCity simulated = SimulatedCity.get();

  /** Enterprises with a value, without the label and with it. */
  private static final class Counts {
    private int without;
    private int with;

    void add(boolean positive) {
      with += positive ? 1 : 0;
      without += positive ? 0 : 1;
    }

    void add(Counts other) {
      with += other.with;
      without += other.without;
    }

    boolean separates(int positives) {
      return with > RECALL * positives && with > PRECISION * (with + without);
    }
  }

  @Test
  void everyTagIsFilledForSomeEnterprise() {
    assertThat(simulated.catalogue.tags())
        .extracting(TagSpec::id)
        .filteredOn(tag -> !OF_PEERS.contains(tag))
        .filteredOn(tag -> simulated.tags.stream().noneMatch(vector -> vector.known(tag)))
        .isEmpty();
  }

  @Test
  void noTagAloneTellsWhoRaisesMoney() {
    assertThat(telling(Story::fundraisingBy)).isEmpty();
  }

  @Test
  void noTagAloneTellsWhoDefaults() {
    assertThat(telling(Story::defaultBy)).isEmpty();
  }

  @Test
  void whatLooksLikeAStoryIsSeenWithTheHonestToo() {
    assertThat(simulated.catalogue.tags()).extracting(TagSpec::id).containsAll(OUTCOMES);
    for (String tag : List.of("rel_circular_holding", "rel_shell_group_score", "reg_partner_cnt")) {
      assertThat(honestWith(tag)).as(tag).isGreaterThan(simulated.tags.size() / 400);
    }
  }

  private long honestWith(String tag) {
    return simulated.city.firms().stream()
        .filter(firm -> firm.kind() == Story.Kind.HONEST)
        .map(firm -> simulated.tags.get(firm.number() - 1).get(tag))
        .filter(
            value ->
                value.equals(new TagValue.Truth(true))
                    || (value instanceof TagValue.Quantity quantity && quantity.value() > 0))
        .count();
  }

  /** The tags of which a value, or all up to or from a value on, nearly amount to the label. */
  private List<String> telling(BiPredicate<Story, LocalDate> label) {
    List<Boolean> positive = new ArrayList<>();
    for (Firm firm : simulated.city.firms()) {
      positive.add(label.test(firm.story(), simulated.city.lastDay()));
    }
    int positives = (int) positive.stream().filter(yes -> yes).count();
    assertThat(positives).isGreaterThan(25);
    return simulated.catalogue.tags().stream()
        .map(TagSpec::id)
        .filter(tag -> !OUTCOMES.contains(tag) && tells(tag, positive, positives))
        .toList();
  }

  private boolean tells(String tag, List<Boolean> positive, int positives) {
    TreeMap<Double, Counts> numbers = new TreeMap<>();
    Map<String, Counts> words = new TreeMap<>();
    Counts known = new Counts();
    for (int i = 0; i < positive.size(); i++) {
      TagValue value = simulated.tags.get(i).get(tag);
      if (!(value instanceof TagValue.Missing)) {
        known.add(positive.get(i));
      }
      if (value instanceof TagValue.Quantity number) {
        numbers.computeIfAbsent(number.value(), v -> new Counts()).add(positive.get(i));
      } else {
        words.computeIfAbsent(word(value), v -> new Counts()).add(positive.get(i));
      }
    }
    return known.separates(positives)
        || words.values().stream().anyMatch(counts -> counts.separates(positives))
        || oneSideSeparates(numbers.values(), positives)
        || oneSideSeparates(numbers.descendingMap().values(), positives);
  }

  private static String word(TagValue value) {
    return value instanceof TagValue.Code code
        ? code.value()
        : value instanceof TagValue.Truth truth ? String.valueOf(truth.value()) : MISSING;
  }

  private static boolean oneSideSeparates(Collection<Counts> inOrder, int positives) {
    Counts side = new Counts();
    for (Counts counts : inOrder) {
      side.add(counts);
      if (side.separates(positives)) {
        return true;
      }
    }
    return false;
  }
}
