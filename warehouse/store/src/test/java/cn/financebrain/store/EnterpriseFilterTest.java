package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Category;
import cn.financebrain.contract.Risk;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnterpriseFilterTest {
  private static final TagCondition KNOWN =
      new TagCondition("tag_000", TagCondition.Test.KNOWN, "", Optional.empty());

  @Test
  void aChangeKeepsAllElse() {
    EnterpriseFilter filter =
        EnterpriseFilter.builder()
            .risk(Risk.DEFAULT)
            .bands(Set.of(Band.RED))
            .unscored(true)
            .regionPrefix("3303")
            .search("公司")
            .industry("J")
            .alerted(new EnterpriseFilter.Alerted(Samples.NOON, "tag_000", "hard_rule"))
            .recorded(new EnterpriseFilter.Recorded(Category.TAX, false, Samples.NOON))
            .tags(List.of(KNOWN))
            .within(new Regions(List.of("3303")))
            .build();
    assertThat(filter.named("x").named("公司")).isEqualTo(filter);
    assertThat(filter.withTags(List.of()).withTags(List.of(KNOWN))).isEqualTo(filter);
  }
}
