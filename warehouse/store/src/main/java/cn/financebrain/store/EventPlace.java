package cn.financebrain.store;

import cn.financebrain.contract.EventKey;
import java.time.Instant;

/** Where an event stands among those of its enterprise, newest event time first. */
public record EventPlace(Instant eventTime, EventKey key) {}
