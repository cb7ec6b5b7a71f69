package cn.financebrain.store;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a scan found of an enterprise and a risk.
 *
 * @param name empty where it is not known; so are region and industry
 * @param unscored why there is no score; empty where there is one
 * @param band empty where there is no score, and so is the index
 * @param before the band of the scan that it is compared with; empty where that has none
 * @param reasons tags, the largest contribution first
 * @param values of those tags
 * @param rules hard rules that held
 */
public record ScannedEnterprise(
    String enterprise,
    Risk risk,
    String name,
    String region,
    String industry,
    String unscored,
    Optional<Band> band,
    OptionalDouble index,
    OptionalDouble probability,
    Optional<Band> before,
    List<String> reasons,
    List<String> values,
    List<String> rules) {}
