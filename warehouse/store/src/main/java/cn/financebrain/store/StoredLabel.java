package cn.financebrain.store;

import cn.financebrain.contract.EnterpriseId;
import java.time.Instant;

/**
 * What became known of an enterprise.
 *
 * @param asOf the instant that it is about: only what was said before can be held against it
 */
public record StoredLabel(EnterpriseId enterprise, Instant asOf, boolean positive) {}
