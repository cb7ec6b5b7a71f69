package cn.financebrain.scoring;

import cn.financebrain.contract.TagValue;

/** A tag whose value differs from that of the evaluation before. */
public record TagChange(String tag, TagValue before, TagValue after) {}
