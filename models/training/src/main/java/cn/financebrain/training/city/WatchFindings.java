package cn.financebrain.training.city;

import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.training.metric.Bootstrap;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one way of watching found of a risk.
 *
 * @param all cases together
 * @param stories the kinds that have cases, in the order of {@link Story.Kind}
 * @param first 95 % interval of the share found first, members of a group drawn together; NaN for
 *     {@link Watch#CHANCE} and where there are no cases
 * @param crowds in the order of {@link Crowd}
 * @param alerts orange and red, of cases, of those whose event is still to come, and of the crowds
 * @param lesser alerts of a sharp rise that did not reach orange; they find nobody
 */
public record WatchFindings(
    Watch watch,
    Found all,
    Map<Story.Kind, Found> stories,
    Bootstrap.Interval first,
    List<Quiet> crowds,
    double alerts,
    int lesser) {
  public WatchFindings {
    Map<Story.Kind, Found> inOrder = new EnumMap<>(Story.Kind.class);
    inOrder.putAll(stories);
    stories = Collections.unmodifiableMap(inOrder);
    crowds = List.copyOf(crowds);
  }
}
