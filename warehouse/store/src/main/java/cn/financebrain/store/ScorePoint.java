package cn.financebrain.store;

import cn.financebrain.contract.Band;
import java.time.Instant;

/** One point of a score's history, without its reasons. */
public record ScorePoint(
    Instant asOf, int release, String model, double probability, double index, Band band) {}
