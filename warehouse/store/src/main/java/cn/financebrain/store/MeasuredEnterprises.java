package cn.financebrain.store;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Enterprises of a scan that have all of this in common.
 *
 * @param section the letter of the industry's section, as the scan has it; empty if unknown
 * @param code digits of the industry's code; empty if unknown, as are the next three
 * @param employees persons
 * @param revenue of a year, in ten thousand yuan
 * @param assets in ten thousand yuan
 * @param band empty for those without a score
 */
public record MeasuredEnterprises(
    Risk risk,
    Optional<Band> band,
    String section,
    String code,
    OptionalDouble employees,
    OptionalDouble revenue,
    OptionalDouble assets,
    long enterprises) {}
