package cn.financebrain.training.table;

import cn.financebrain.contract.EnterpriseId;
import java.time.Instant;

/**
 * What became of an enterprise.
 *
 * @param asOf the instant of which the label asks what could be said then
 */
public record Label(EnterpriseId enterprise, Instant asOf, boolean positive) {}
