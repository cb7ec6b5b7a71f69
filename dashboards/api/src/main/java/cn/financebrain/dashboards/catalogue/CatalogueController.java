package cn.financebrain.dashboards.catalogue;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Category;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.RuleSpec;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Parameters;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/catalogue} and {@code /api/districts}. */
@RestController
class CatalogueController {
  private static final List<DistrictNames.DistrictName> DISTRICTS = DistrictNames.all();

  private final CachedTags tags;
  private final Warehouse warehouse;

  CatalogueController(CachedTags tags, Warehouse warehouse) {
    this.tags = tags;
    this.warehouse = warehouse;
  }

  record Catalogue(
      List<RiskName> risks,
      List<BandName> bands,
      List<CategoryName> categories,
      List<Tag> tags,
      List<Rule> rules,
      List<DistrictNames.DistrictName> districts) {}

  record RiskName(String risk, String chinese, String english) {}

  record BandName(String band, String chinese) {}

  record CategoryName(String category, String chinese, String english) {}

  record Tag(
      String tag,
      String chinese,
      String english,
      String category,
      String kind,
      String unit,
      String signals,
      String description) {
    static Tag of(TagSpec spec) {
      return new Tag(
          spec.id(),
          spec.chinese(),
          spec.english(),
          spec.category().id(),
          Parameters.id(spec.kind()),
          spec.unit(),
          spec.signals(),
          spec.description());
    }
  }

  record Rule(String rule, String risk, String band, String chinese, String english, String basis) {
    static Rule of(RuleSpec spec) {
      return new Rule(
          spec.id(),
          spec.risk().id(),
          Parameters.id(spec.band()),
          spec.chinese(),
          spec.english(),
          spec.basis());
    }
  }

  record District(String code, long enterprises) {}

  @GetMapping("/api/catalogue")
  @Needs({})
  Catalogue catalogue() {
    return new Catalogue(
        Arrays.stream(Risk.values())
            .map(risk -> new RiskName(risk.id(), risk.chinese(), risk.english()))
            .toList(),
        Arrays.stream(Band.values())
            .map(band -> new BandName(Parameters.id(band), band.chinese()))
            .toList(),
        Arrays.stream(Category.values())
            .map(each -> new CategoryName(each.id(), each.chinese(), each.english()))
            .toList(),
        tags.all().stream().map(Tag::of).toList(),
        warehouse.overview().rules().stream().map(Rule::of).toList(),
        DISTRICTS);
  }

  @GetMapping("/api/districts")
  @Needs({Right.ALERTS_READ, Right.ENTERPRISES_READ})
  List<District> districts(@AuthenticationPrincipal Account account) {
    return warehouse.overview().regions(Warehouse.regionsOf(account)).stream()
        .map(region -> new District(region.region(), region.enterprises()))
        .toList();
  }
}
