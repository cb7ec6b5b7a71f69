package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.PeerComparison;
import cn.financebrain.contract.TagValue;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.enterprises.ProfileAccess.Part;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.scoring.explain.ReasonSentences;
import cn.financebrain.store.FillingTag;
import cn.financebrain.store.TagSnapshot;
import cn.financebrain.store.WarehousePages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/enterprises/{id}/tags/{tag}}: one tag with its peers and its history; {@code
 * /api/enterprises/{id}/tag-peers}: where the values of all tags lie among those of peers.
 */
@RestController
@Needs(Right.ENTERPRISES_READ)
class TagController {
  private final Warehouse warehouse;
  private final ProfileAccess access;

  TagController(Warehouse warehouse, ProfileAccess access) {
    this.warehouse = warehouse;
    this.access = access;
  }

  @GetMapping("/api/enterprises/{id}/tags/{tag}")
  TagDetail tag(
      @PathVariable String id,
      @PathVariable String tag,
      Authentication user,
      HttpServletRequest request) {
    EnterpriseId enterprise = access.open(id, Part.TAGS, user, request).enterprise();
    WarehousePages pages = warehouse.pages();
    Optional<FillingTag> filling =
        warehouse.overview().fillingTags().stream()
            .filter(each -> each.id().equals(tag))
            .findFirst();
    TagSnapshot snapshot = pages.tags(enterprise).orElseThrow(TagController::notFound);
    TagSnapshot.Entry entry =
        inForce(snapshot, tag)
            .or(() -> filling.map(TagController::notFilled))
            .orElseThrow(TagController::notFound);
    return TagDetail.of(
        enterprise,
        snapshot.asOf(),
        entry.spec(),
        EnterpriseTags.Tag.of(entry.spec(), entry.value(), filling),
        amongPeers(pages, enterprise, entry),
        pages.tagChanges(enterprise, entry.spec(), TagDetail.CHANGES + 1));
  }

  @GetMapping("/api/enterprises/{id}/tag-peers")
  TagPeers peers(@PathVariable String id, Authentication user, HttpServletRequest request) {
    EnterpriseId enterprise = access.open(id, Part.TAGS, user, request).enterprise();
    WarehousePages pages = warehouse.pages();
    Map<String, Double> quantities = new HashMap<>();
    for (TagSnapshot.Entry entry :
        pages.tags(enterprise).map(TagSnapshot::entries).orElse(List.of())) {
      if (entry.value() instanceof TagValue.Quantity quantity) {
        quantities.put(entry.spec().id(), quantity.value());
      }
    }
    return new TagPeers(enterprise.text(), new TreeMap<>(pages.amongPeers(enterprise, quantities)));
  }

  private static ProblemException notFound() {
    return ProblemException.of(ProblemCode.TAG_NOT_FOUND);
  }

  private static Optional<TagSnapshot.Entry> inForce(TagSnapshot snapshot, String tag) {
    return snapshot.entries().stream().filter(each -> each.spec().id().equals(tag)).findFirst();
  }

  private static TagSnapshot.Entry notFilled(FillingTag tag) {
    return new TagSnapshot.Entry(tag.spec(), new TagValue.Missing());
  }

  private static Optional<PeerComparison> amongPeers(
      WarehousePages pages, EnterpriseId enterprise, TagSnapshot.Entry entry) {
    String tag = entry.spec().id();
    OptionalDouble value = ReasonSentences.comparable(entry.value());
    return value.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(
            pages.amongPeers(enterprise, Map.of(tag, value.getAsDouble())).get(tag));
  }
}
