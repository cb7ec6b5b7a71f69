package cn.financebrain.dashboards.summary;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.feed.FeedAgreement;
import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.CatalogueException;
import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.CataloguePlan;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.store.FeedHealth;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Which tags rest on what a feed delivers: while it is late, these are blind. */
@Component
class BlindTags {
  private static final Logger LOG = LoggerFactory.getLogger(BlindTags.class);

  private final Path models;
  private volatile Known known;

  BlindTags(DashboardsSettings settings) {
    this.models = settings.modelsDir();
  }

  /** A catalogue takes long to read and never changes under its id. */
  private record Known(String id, Catalogue catalogue) {}

  /**
   * The ids of the tags, in the order of the catalogue in force.
   *
   * @return null where nobody can tell: the feed never said what its rows become, or the catalogue
   *     can't be read
   */
  List<String> of(FeedHealth feed) {
    List<String> types = feed.agreement().map(FeedAgreement::eventTypes).orElse(List.of());
    return types.isEmpty() ? null : inForce().map(each -> restingOn(each, types)).orElse(null);
  }

  private static List<String> restingOn(Catalogue catalogue, List<String> types) {
    List<TagSpec> tags = catalogue.tags();
    return tags.stream()
        .filter(
            tag -> {
              int place = catalogue.indexOf(tag.id());
              return types.stream().anyMatch(type -> catalogue.restsOn(place, type));
            })
        .map(TagSpec::id)
        .toList();
  }

  private Optional<Catalogue> inForce() {
    try {
      String id = CataloguePlan.read(models).inForce();
      Known last = known;
      if (last == null || !last.id().equals(id)) {
        last = new Known(id, new CatalogueDirectory(models).open(id));
        known = last;
      }
      return Optional.of(last.catalogue());
    } catch (ReleaseException | CatalogueException e) {
      LOG.warn("tags that rest on late feeds can't be told: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
