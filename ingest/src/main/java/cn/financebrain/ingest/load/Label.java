package cn.financebrain.ingest.load;

import cn.financebrain.contract.EnterpriseId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known to have become of an enterprise.
 *
 * @param asOf the day from which one looks ahead; absent where labels are not dated
 */
public record Label(EnterpriseId enterprise, boolean positive, Optional<Instant> asOf) {}
